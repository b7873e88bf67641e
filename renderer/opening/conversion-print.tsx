/** 新旧科目余额对照表 on paper, with the counts and the reasons, for the file of the change (财会〔2023〕20号). */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { id } from '#shared/ids.ts';
import { ConversionTables } from './conversion-tables.tsx';
import { conversionWords } from './conversion-words.ts';

const say = (key: keyof (typeof conversionWords)['zh']): string => conversionWords.zh[key];

export function ConversionPrint() {
  const { accountSetId = '' } = useParams();
  const { data, error } = useDocument('opening.printConversion', { accountSetId: id<'accountSet'>(Number(accountSetId)) });
  const reasons = data?.rows.filter((row) => row.target !== null && row.target.reason !== '') ?? [];
  return (
    <PrintPage title={say('table')} subtitle={data === undefined ? '' : `${data.accountSetName}　新账启用 ${data.startMonth}　单位：元`} ready={data !== undefined} error={error ?? null}>
      {data !== undefined && (
        <>
          <ConversionTables conversion={data} t={say} tableClass="print-table" />
          {reasons.length > 0 && <><h2 style={{ fontSize: '1.05rem' }}>依据</h2>{reasons.map((row) => <div key={row.row}>{row.code} {row.name}：{row.target?.reason}</div>)}</>}
          <h2 style={{ fontSize: '1.05rem' }}>清查</h2>
          <table className="print-table"><tbody>{data.checks.map((check) => <tr key={check.key}><td>{check.text}</td><td style={{ width: '8em' }}>{check.doneOn ?? '未登记'}</td></tr>)}</tbody></table>
          <div>{data.ties ? '前后余额表分毫相符。' : '前后余额表还没有全部对上。'}</div>
          <div className="signers"><span>单位负责人：</span><span>会计：</span><span>民主理财（监督）：</span></div>
        </>
      )}
    </PrintPage>
  );
}
