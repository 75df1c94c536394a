/** Version of ship-go, as package.json has it. */
export const SHIP_GO_VERSION = '0.1.0';
