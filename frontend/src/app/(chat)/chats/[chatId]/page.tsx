/** See ../../page.tsx. */
export default function ChatPage() {
  return null;
}
