import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme/newsroom.css";
import { createRoot } from "react-dom/client";
import { App } from "./shell/App.tsx";

const place = document.getElementById("app");
if (place === null) throw new Error("The page has no place for the app.");
createRoot(place).render(<App />);
