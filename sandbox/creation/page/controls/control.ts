/** Something a person sets a value with. `show` brings it to the value without telling anybody. */
export interface Control<Value> {
  readonly node: HTMLElement;
  show(value: Value): void;
}
