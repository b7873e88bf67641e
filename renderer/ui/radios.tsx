import { Radio, type RadioGroupProps } from 'antd';
import { useId } from 'react';

/**
 * Radio buttons for a control that holds several groups of them. Inside one form field antd names all groups after the
 * field, and the browser takes groups of one name for one: the arrow keys wander between them and only one stays ticked.
 */
export function Radios(props: RadioGroupProps) {
  const name = useId();
  return <Radio.Group name={name} {...props} />;
}
