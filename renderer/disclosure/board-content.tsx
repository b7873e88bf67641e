import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { BoardContent } from '#shared/disclosure/contract.ts';
import { fen } from '#shared/money.ts';
import { disclosureWords } from './words.ts';

type Group = BoardContent['groups'][number];
const ENTRY_GROUPS = ['income', 'expense', 'distribution'];

/** One of the eight groups: entries with their total, balances by item, and what is told in words. */
function GroupTable({ group }: { group: Group }) {
  const t = useWords(disclosureWords);
  const entries = group.entries.length > 0 || ENTRY_GROUPS.includes(group.group);
  return (
    <section className="card">
      <h2>{t(group.group)}</h2>
      {entries && (
        <table className="plain-table">
          <thead><tr><th>{t('day')}</th><th>{t('voucher')}</th><th>{t('item')}</th><th>{t('summary')}</th><th className="number">{t('amount')}</th><th>{t('handledBy')}</th><th>{t('approvedBy')}</th></tr></thead>
          <tbody>
            {group.entries.map((entry, index) => (
              <tr key={index}><td className="figures">{entry.day}</td><td className="figures">{entry.no}</td><td>{entry.item}</td><td>{entry.summary}</td><td className="number"><MoneyText fen={entry.amountFen} /></td><td>{entry.handledBy}</td><td>{entry.reviewedBy}</td></tr>
            ))}
            {group.entries.length === 0 && <tr><td colSpan={7} className="muted">{t('nothing')}</td></tr>}
          </tbody>
          <tfoot><tr><th colSpan={4}>{t('total')}</th><td className="number"><strong><MoneyText fen={group.totalFen} /></strong></td><td colSpan={2}>—</td></tr></tfoot>
        </table>
      )}
      {group.balances.length > 0 && (
        <table className="plain-table"><tbody>{group.balances.map((each) => <tr key={each.item}><td>{each.item}</td><td className="number"><MoneyText fen={each.amountFen} /></td></tr>)}</tbody></table>
      )}
      {group.notes.map((note, index) => <p key={index}><strong>{note.item}</strong>　{note.text}</p>)}
    </section>
  );
}

/** The whole board as it is, or will be, on the wall. */
export function BoardContentView({ content }: { content: BoardContent }) {
  const t = useWords(disclosureWords);
  const { money } = content;
  return (
    <>
      {content.unmapped.length > 0 && <StatusTag tone="bad">{t('unmapped', { accounts: content.unmapped.map((each) => `${each.code} ${each.name}`).join(t('&')) })}</StatusTag>}
      <section className="card">
        <h2>{t('money')}</h2>
        <table className="plain-table">
          <thead><tr><th>{t('item')}</th><th className="number">{t('cash')}</th><th className="number">{t('bank')}</th><th className="number">{t('total')}</th></tr></thead>
          <tbody>
            <tr><td>{t('opening')}</td><td className="number"><MoneyText fen={money.openingCashFen} /></td><td className="number"><MoneyText fen={money.openingBankFen} /></td><td className="number"><MoneyText fen={fen(money.openingCashFen + money.openingBankFen)} /></td></tr>
            <tr><td>{t('received')}</td><td className="number">—</td><td className="number">—</td><td className="number"><MoneyText fen={money.inFen} /></td></tr>
            <tr><td>{t('paid')}</td><td className="number">—</td><td className="number">—</td><td className="number"><MoneyText fen={money.outFen} /></td></tr>
            <tr><td>{t('closing')}</td><td className="number"><MoneyText fen={money.closingCashFen} /></td><td className="number"><MoneyText fen={money.closingBankFen} /></td><td className="number"><strong><MoneyText fen={fen(money.closingCashFen + money.closingBankFen)} /></strong></td></tr>
          </tbody>
        </table>
      </section>
      {content.groups.filter((group) => group.entries.length + group.balances.length + group.notes.length > 0 || ENTRY_GROUPS.includes(group.group)).map((group) => <GroupTable key={group.group} group={group} />)}
      <section className="card">
        <h2>{t('ties')}</h2>
        <ul style={{ margin: 0 }}>
          {content.ties.map((tie) => <li key={tie.what}>{tie.holds ? '✓' : '✗'} {t(`tie_${tie.what}`)}{t(':')}<MoneyText fen={tie.boardFen} /> {tie.holds ? t('holds') : <>≠ <MoneyText fen={tie.ledgerFen} /> {t('differs')}</>}</li>)}
        </ul>
      </section>
    </>
  );
}
