import { createTheme, type MantineColorsTuple } from "@mantine/core";

// One neutral scale, one accent; signal red for breaking and taking back alone.
const accent: MantineColorsTuple = [
  "#eef5fa",
  "#d9e8f2",
  "#b3d0e4",
  "#87b4d3",
  "#5c97bf",
  "#387dab",
  "#1c6695",
  "#0f5681",
  "#0b4668",
  "#073450",
];
const signal: MantineColorsTuple = [
  "#fdf0ee",
  "#fadcd8",
  "#f4b6ae",
  "#ec8c81",
  "#e2665a",
  "#d0453a",
  "#b32d24",
  "#9c231b",
  "#821a14",
  "#66120e",
];

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Naskh Arabic", sans-serif';

/** The newsroom's look on the component library: dense, quiet, square. */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { accent, signal },
  fontFamily: system,
  headings: { fontFamily: system, fontWeight: "650" },
  defaultRadius: 2,
  cursorType: "pointer",
  respectReducedMotion: true,
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.35" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2.5rem" },
  components: {
    Button: { defaultProps: { size: "xs" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", checkIconPosition: "right", comboboxProps: { shadow: "sm" } } },
    MultiSelect: { defaultProps: { size: "sm", comboboxProps: { shadow: "sm" } } },
    NativeSelect: { defaultProps: { size: "sm" } },
    Checkbox: { defaultProps: { size: "xs" } },
    Radio: { defaultProps: { size: "xs" } },
    Switch: { defaultProps: { size: "xs" } },
    Menu: { defaultProps: { shadow: "sm" } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});
