/**
 * The screen stands in the layout and reads the address itself, so that changing the chat asks no server for a page.
 */
export default function NoChatPage() {
  return null;
}
