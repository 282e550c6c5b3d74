package dev.rivulet.chat.message;

import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

@ApplicationScoped
public class MessageViews {
    private final Users users;

    MessageViews(Users users) {
        this.users = users;
    }

    public CompletionStage<MessageView> of(Message message) {
        return of(List.of(message)).thenApply(views -> views.get(0));
    }

    public CompletionStage<List<MessageView>> of(List<Message> messages) {
        Set<UserId> senders = messages.stream().map(Message::from).collect(Collectors.toSet());
        return users.names(senders)
                .thenApply(names -> messages.stream()
                        .map(message -> MessageView.of(message, names))
                        .toList());
    }
}
