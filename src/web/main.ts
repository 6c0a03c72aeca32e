import { mount } from "svelte";
import Desk from "./Desk.svelte";
import "./look/tokens.css";
import "./look/page.css";
import "./look/print.css";

const target = document.getElementById("app");
if (target) mount(Desk, { target });
