import { FontSizeOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { setLanguage, useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FONT_SCALES, setFontScale, useFontScale } from './font-scale.ts';
import { uiWords } from './words.ts';

/** Language and size of everything; in the top bar, and on the pages before signing in. */
export function LookSwitches() {
  const t = useWords(uiWords);
  const language = useLanguage();
  const scale = useFontScale();
  return (
    <>
      <Dropdown
        trigger={['click']}
        autoFocus
        menu={{
          selectedKeys: [String(scale)],
          items: FONT_SCALES.map((each) => ({
            key: String(each),
            label: `${Math.round(each * 100)}%`,
            onClick: () => setFontScale(each),
          })),
        }}
      >
        <Button
          type="text"
          aria-label={`${t('fontSize')} ${Math.round(scale * 100)}%`}
          icon={<FontSizeOutlined aria-hidden />}
        >
          {`${Math.round(scale * 100)}%`}
        </Button>
      </Dropdown>
      <Button
        type="text"
        lang={language === 'zh' ? 'en' : 'zh'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
    </>
  );
}
