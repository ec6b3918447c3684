import { render } from "preact";
import { learnBase } from "./api/names";
import { App } from "./app";
import { Failure } from "./parts/state";
import "./styles/base.css";
import { restoreTheme } from "./theme";

restoreTheme();
const root = document.getElementById("app")!;
root.replaceChildren();
learnBase().then(
  () => render(<App />, root),
  (error: unknown) => render(<Failure error={error} />, root),
);
