import './elements/install.js';
import './elements/status-app.js';
