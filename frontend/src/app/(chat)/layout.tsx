import type { ReactNode } from 'react';
import { ChatApp } from './chat-app';

export default function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ChatApp />
      {children}
    </>
  );
}
