/**
 * The look of the program: jade for what one may do, cinnabar only for warnings and red-letter amounts, ink on paper for the
 * rest. Contrasts against white: jade 5.3, cinnabar 5.6, muted ink 6.0 (WCAG AA asks 4.5).
 */
import type { ThemeConfig } from 'antd';

export const colours = {
  jade: '#0f766a',
  jadeSoft: '#e5f2ef',
  cinnabar: '#b83a2a',
  cinnabarSoft: '#fbedea',
  amber: '#8a5a00',
  amberSoft: '#fdf4e0',
  ink: '#1c2b28',
  inkMuted: '#54645f',
  line: '#d5dedb',
  paper: '#ffffff',
  desk: '#f3f6f5',
} as const;

/** Series colours of charts: told apart by lightness too, for eyes that do not tell red from green. */
export const seriesColours = ['#0f766a', '#c98a1b', '#3b6ea5', '#7fb8ad', '#8f5d8a', '#5b6b66'] as const;

/** antd's tokens at a font scale (1, 1.15, 1.3): everything that holds text grows with it. */
export function themeAt(scale: number): ThemeConfig {
  const px = (size: number): number => Math.round(size * scale);
  return {
    token: {
      colorPrimary: colours.jade,
      colorLink: colours.jade,
      colorInfo: colours.jade,
      colorSuccess: colours.jade,
      colorError: colours.cinnabar,
      colorWarning: colours.amber,
      colorPrimaryBg: colours.jadeSoft,
      colorPrimaryBgHover: '#d3e9e4',
      colorSuccessBg: colours.jadeSoft,
      colorInfoBg: colours.jadeSoft,
      colorErrorBg: colours.cinnabarSoft,
      colorWarningBg: colours.amberSoft,
      controlItemBgActive: colours.jadeSoft,
      colorText: colours.ink,
      colorTextSecondary: colours.inkMuted,
      colorTextTertiary: colours.inkMuted,
      colorTextDescription: colours.inkMuted,
      colorTextPlaceholder: '#6b7a75',
      colorBorder: '#b6c3bf',
      colorBorderSecondary: colours.line,
      colorBgLayout: colours.desk,
      // The fonts are named once, in ui.css, by the language of the screen.
      fontFamily: 'var(--font-family)',
      fontSize: px(14),
      controlHeight: px(34),
      controlHeightSM: px(28),
      controlHeightLG: px(42),
      borderRadius: 5,
      boxShadowTertiary: 'none',
      // Nothing glides: old machines draw it late, and an answer that comes at once left a button turning for ever.
      motion: false,
    },
    components: {
      Table: {
        headerBg: '#eaf1ef',
        headerColor: colours.ink,
        rowHoverBg: '#f1f7f5',
        cellPaddingBlockSM: px(6),
        cellPaddingInlineSM: px(10),
      },
      Form: { itemMarginBottom: px(16), verticalLabelPadding: `0 0 ${px(3)}px` },
      Modal: { titleFontSize: px(17) },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
