import { PlusOutlined } from '@ant-design/icons';
import { Button, Space, Tree, type TreeDataNode } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { PlaceDialog, type Placing } from './place-dialogs.tsx';
import { residentsWords } from './words.ts';

export type Places = MethodOutput<'residents.places'>;
export type Flat = MethodOutput<'residents.flats'>['flats'][number];

/** The tree as antd takes it; a key says kind and id: 'grid:1'. */
function nodesOf(places: Places, say: { readonly residents: (n: number) => string; readonly flats: (n: number) => string; readonly off: string }): TreeDataNode[] {
  return places.grids.map((grid) => ({
    key: `grid:${grid.gridId}`,
    title: <>{grid.name} <span className="muted">{grid.code} · {say.residents(grid.residents)}{grid.active ? '' : ` · ${say.off}`}</span></>,
    children: places.buildings.filter((building) => building.gridId === grid.gridId).map((building) => ({
      key: `building:${building.buildingId}`,
      title: <>{building.name} <span className="muted">{say.flats(building.flats)}</span></>,
      children: places.units.filter((unit) => unit.buildingId === building.buildingId).map((unit) => ({ key: `unit:${unit.unitId}`, title: <>{unit.name} <span className="muted">{say.flats(unit.flats)}</span></>, isLeaf: true })),
    })),
  }));
}

/** 网格与楼栋: the tree on the left, what is chosen on the right. */
export function PlacesPage() {
  const t = useWords(residentsWords);
  const navigate = useNavigate();
  const mayEdit = useMay('residents.edit');
  const places = useCall('residents.places', {});
  const [chosen, setChosen] = useState('');
  const [placing, setPlacing] = useState<Placing>();
  const { data } = places;
  const [kind = '', idText = ''] = chosen.split(':');
  const grid = kind === 'grid' ? data?.grids.find((each) => String(each.gridId) === idText) : undefined;
  const unit = kind === 'unit' ? data?.units.find((each) => String(each.unitId) === idText) : undefined;
  const building = data?.buildings.find((each) => (kind === 'building' ? String(each.buildingId) === idText : each.buildingId === unit?.buildingId));
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setPlacing({ what: 'grid' })}>{t('addGrid')}</Button>;
  return (
    <PageFrame title={t('places')} actions={mayEdit && add}>
      <RefusalAlert error={places.error} />
      {data?.grids.length === 0 && <EmptyPage title={t('noPlaces')} hint={t('noPlacesHint')} action={mayEdit && add} />}
      {data !== undefined && data.grids.length > 0 && (
        <div style={{ display: 'flex', gap: '1rem', alignItems: 'flex-start', flexWrap: 'wrap' }}>
          <div className="card" style={{ flex: '1 1 18rem', maxWidth: '26rem' }}>
            <Tree treeData={nodesOf(data, { residents: (n) => t('residentCount', { n }), flats: (n) => t('flatCount', { n }), off: t('notInUse') })} defaultExpandedKeys={data.grids.slice(0, 1).map((each) => `grid:${each.gridId}`)}
              selectedKeys={[chosen]} onSelect={([key]) => setChosen(String(key ?? ''))} />
          </div>
          <div className="card" style={{ flex: '2 1 30rem' }}>
            {grid !== undefined && (
              <>
                <h2>{grid.name}</h2>
                <p>{t('gridCode')} {grid.code} · {t('worker')} {grid.workerName} <span className="figures">{grid.workerPhone}</span> · {t('householdCount', { n: grid.households })} · {t('residentCount', { n: grid.residents })}</p>
                <Space wrap>
                  <Button onClick={() => void navigate(`/residents?grid=${grid.gridId}`)}>{t('residents')}</Button>
                  <Button onClick={() => void navigate(`/residents/households?grid=${grid.gridId}`)}>{t('households')}</Button>
                  {mayEdit && <Button onClick={() => setPlacing({ what: 'grid', grid })}>{t('edit')}</Button>}
                  {mayEdit && <Button onClick={() => setPlacing({ what: 'building', gridId: grid.gridId })}>{t('addBuilding')}</Button>}
                </Space>
              </>
            )}
            {building !== undefined && (
              <>
                <h2>{building.name}{unit === undefined ? '' : ` ${unit.name}`}</h2>
                <Space wrap style={{ marginBottom: '0.75rem' }}>
                  <Button onClick={() => void navigate(`/residents?building=${building.buildingId}`)}>{t('residents')}</Button>
                  {mayEdit && <Button onClick={() => setPlacing({ what: 'building', gridId: building.gridId, building })}>{t('edit')}</Button>}
                  {mayEdit && building.flats === 0 && <Button onClick={() => setPlacing({ what: 'layOut', building })}>{t('layOut')}</Button>}
                  {mayEdit && <Button onClick={() => setPlacing({ what: 'unit', buildingId: building.buildingId })}>{t('addUnit')}</Button>}
                  {mayEdit && unit !== undefined && <Button onClick={() => setPlacing({ what: 'flat', unitId: unit.unitId })}>{t('addFlat')}</Button>}
                </Space>
                <Flats buildingId={building.buildingId} unitName={unit?.name} onEdit={mayEdit ? (flat) => setPlacing({ what: 'flat', unitId: flat.unitId, flat }) : undefined} />
              </>
            )}
            {grid === undefined && building === undefined && <p className="muted">{t('noPlacesHint')}</p>}
          </div>
        </div>
      )}
      {placing !== undefined && data !== undefined && <PlaceDialog placing={placing} grids={data.grids} onClose={() => setPlacing(undefined)} />}
    </PageFrame>
  );
}

function Flats({ buildingId, unitName, onEdit }: { readonly buildingId: Places['buildings'][number]['buildingId']; readonly unitName: string | undefined; readonly onEdit: ((flat: Flat) => void) | undefined }) {
  const t = useWords(residentsWords);
  const flats = useCall('residents.flats', { buildingId });
  const rows = (flats.data?.flats ?? []).filter((flat) => unitName === undefined || flat.unitName === unitName);
  if (flats.data !== undefined && rows.length === 0) return <p className="muted">{t('noFlats')}</p>;
  return (
    <div style={{ maxHeight: '32rem', overflow: 'auto' }}>
      <table className="plain-table">
        <thead><tr><th>{t('unit')}</th><th>{t('flat')}</th><th className="number">{t('floor')}</th><th className="number">{t('area')}</th><th>{t('households')}</th><th>{t('edit')}</th></tr></thead>
        <tbody>
          {rows.map((flat) => (
            <tr key={flat.flatId}>
              <td>{flat.unitName}</td><td className="figures">{flat.number}</td><td className="number">{flat.floor}</td><td className="number">{flat.areaSqm}</td>
              <td>{flat.households.length === 0 ? <span className="muted">{t('vacant')}</span> : flat.households.map((household) => <Link key={household.householdId} to={`/residents/households/${household.householdId}`}>{household.householdNo} {household.headName} </Link>)}</td>
              <td>{onEdit !== undefined && <Button size="small" onClick={() => onEdit(flat)}>{t('edit')}</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
