import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { FixedAsset } from '#shared/assets/asset-schemas.ts';
import { sumFen } from '#shared/money.ts';
import { AssetForm, DepreciationDialog, DisposeDialog } from './asset-forms.tsx';
import { assetsWords } from './words.ts';

const FILTERS = { text: '' };
type Open = { kind: 'new' } | { kind: 'depreciate' } | { kind: 'edit' | 'dispose'; asset: FixedAsset };

function FixedAssets({ books }: { books: OpenBooks }) {
  const t = useWords(assetsWords);
  const [may, mayPrint] = [useMay('ledger.make'), useMay('ledger.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<Open>();
  const { accountSetId } = books.set;
  const assets = useCall('assets.fixedAssets', { accountSetId });
  const text = filters.text.trim();
  const rows = assets.data?.filter((asset) => text === '' || `${asset.assetNo} ${asset.name} ${asset.category} ${asset.place} ${asset.keeper}`.includes(text));
  const columns = useMemo<Column<FixedAsset>[]>(
    () => [
      { key: 'assetNo', title: t('assetNo'), width: 100, kind: 'id', value: (row) => row.assetNo, sortable: true },
      { key: 'name', title: t('assetName'), width: 150, value: (row) => row.name },
      { key: 'use', title: t('assetUse'), width: 90, value: (row) => t(row.assetUse) },
      { key: 'acquired', title: t('acquiredOn'), width: 112, kind: 'day', value: (row) => row.acquiredOn, sortable: true },
      { key: 'cost', title: t('cost'), width: 128, kind: 'money', value: (row) => row.costFen, sortable: true },
      { key: 'depreciated', title: t('depreciated'), width: 128, kind: 'money', value: (row) => row.depreciatedFen },
      { key: 'net', title: t('net'), width: 128, kind: 'money', value: (row) => row.netFen, sortable: true },
      { key: 'monthly', title: t('monthlyAmount'), width: 104, kind: 'money', value: (row) => row.monthlyFen },
      { key: 'status', title: t('status'), width: 110, render: (row) => (row.disposedOn === null ? <StatusTag tone="good">{t('inUse')}</StatusTag> : <Link to={`/ledger/vouchers/${row.disposalVoucherId}`}>{t('disposed')} {row.disposedOn}</Link>) },
      ...(may
        ? [{
            key: 'acts', title: '', width: 90,
            render: (row: FixedAsset) => (row.disposedOn === null ? <Button size="small" onClick={(event) => { event.stopPropagation(); setOpen({ kind: 'dispose', asset: row }); }}>{t('dispose')}</Button> : null),
          }]
        : []),
    ],
    [t, may],
  );
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>{t('newAsset')}</Button>;
  const live = rows?.filter((row) => row.disposedOn === null) ?? [];
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={t('fixedAssets')} subtitle={<AccountSetChoice books={books} />} actions={may && <><Button onClick={() => setOpen({ kind: 'depreciate' })}>{t('runDepreciation')}</Button>{add}</>}>
      <DataTable label={t('fixedAssets')} columns={columns} rows={rows} rowKey={(row) => row.fixedAssetId} loading={assets.isFetching} error={assets.error}
        {...(may ? { onOpen: (asset: FixedAsset) => setOpen({ kind: 'edit', asset }) } : {})}
        search={{ value: filters.text, onChange: (value) => setFilters({ text: value }), placeholder: `${t('assetNo')}${t('&')}${t('assetName')}` }} narrowed={text !== ''}
        exports={mayPrint && <PrintButton to={`/print/fixed-assets/${accountSetId}`} label={t('printAssets')} />} empty={{ title: t('noAssets'), hint: t('noAssetsHint'), action: may && add }}
        total={live.length > 0 && <span>{t('cost')} <MoneyText fen={sumFen(live.map((row) => row.costFen))} />　{t('depreciated')} <MoneyText fen={sumFen(live.map((row) => row.depreciatedFen))} />　{t('net')} <MoneyText fen={sumFen(live.map((row) => row.netFen))} /></span>}
      />
      {open?.kind === 'new' && <AssetForm accountSetId={accountSetId} onClose={close} />}
      {open?.kind === 'edit' && <AssetForm accountSetId={accountSetId} asset={open.asset} onClose={close} />}
      {open?.kind === 'dispose' && <DisposeDialog asset={open.asset} onClose={close} />}
      {open?.kind === 'depreciate' && <DepreciationDialog accountSetId={accountSetId} onClose={close} />}
    </PageFrame>
  );
}

export function FixedAssetsPage() {
  return <WithAccountSet>{(books) => <FixedAssets books={books} />}</WithAccountSet>;
}
