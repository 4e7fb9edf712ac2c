/** The chief interpreter's page. */

import { start } from "../shared/screen.js";

start({ render() {} });
