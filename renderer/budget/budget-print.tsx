/** 预算执行表 on paper, A4 across. */
import { useParams } from 'react-router';
import { fillIn } from '#renderer/i18n/fill-in.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { id } from '#shared/ids.ts';
import { BudgetTable } from './budget-table.tsx';
import { budgetWords } from './words.ts';

const say = (key: keyof (typeof budgetWords)['zh'], values: Record<string, string | number> = {}): string => fillIn(budgetWords.zh[key], values);

export function BudgetPrint() {
  const { accountSetId = '', year = '', shows = '' } = useParams();
  const { data, error } = useDocument('budget.print', { accountSetId: id<'accountSet'>(Number(accountSetId)), year: Number(year), draft: shows === 'draft' });
  const budget = data?.budget ?? null;
  return (
    <PrintPage title={`${year}年${say('printTitle')}`} subtitle={data === undefined ? '' : `${data.accountSetName}　${budget === null ? '' : budget.status === 'draft' ? '草稿，未批准' : `批准：${budget.resolutionRef ?? ''}`}　单位：元`} landscape ready={data !== undefined} error={error ?? null}>
      {data !== undefined && <><BudgetTable view={data} byMonth={false} tableClass="print-table" t={say} /><div className="signers"><span>单位负责人：</span><span>会计：{budget?.maker}</span><span>批准：{budget?.approver ?? ''}</span></div></>}
    </PrintPage>
  );
}
