package dev.rivulet.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "password",
                "PASSWORD",
                "iLoveYou1",
                "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44", // "password", in wide letters
                "with \0 inside",
                "half \ud83d of one",
                "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00" // Four characters, though eight units.
            })
    void isRefused(String password) {
        assertThat(NewPassword.Check.objection(password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "g7#kQ!z9", "пароль не простой", " 8 chars "})
    void isTaken(String password) {
        assertThat(NewPassword.Check.objection(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Summer2026!",
                "iloveyou12",
                "P@ssw0rd!",
                "zxcvbnm,./",
                "abcdefgh1",
                "hunter2hunter2",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "margarethe",
                "Margarethe.Weber1",
                "ann19900101",
                "rivulet2026"
            })
    void isRefusedBecauseItIsEasyToGuess(String password) {
        assertThat(NewPassword.Check.objection(password)).isEmpty();
        assertThatThrownBy(() -> guess("margarethe.weber", password))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "g7#kQ!z9", "пароль не простой", "Margarethe likes 3 small boats"})
    void isHardToGuess(String password) {
        assertThatCode(() -> guess("margarethe.weber", password)).doesNotThrowAnyException();
    }

    /** The estimate takes quadratic time. */
    @Test
    void theLongestIsJudgedFast() {
        String longest = "1".repeat(NewPassword.MAX);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> guess("margarethe.weber", longest))
                        .isInstanceOf(ProblemException.class));
    }

    private static void guess(String username, String password) {
        NewPassword.Check.refuseGuessable(username, "password", password);
    }

    @Test
    void itsLengthIsCountedInCharacters() {
        assertThat(NewPassword.Check.objection("\ud83d\ude00".repeat(128))).isEmpty();
        assertThat(NewPassword.Check.objection("x".repeat(129))).isPresent();
    }

    @Property(tries = 300)
    void noObjectionRepeatsIt(@ForAll @StringLength(min = 6, max = 140) String password) {
        NewPassword.Check.objection(password)
                .ifPresent(message -> assertThat(message).doesNotContain(password));
    }

    @Test
    void thereAreTenThousandCommonOnes() {
        assertThat(CommonPasswords.count()).isEqualTo(10_000);
    }
}
