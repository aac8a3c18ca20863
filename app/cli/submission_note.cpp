#include "app/cli/submission_note.h"

#include "app/cli/edit_outcome.h"

namespace lx::cli {

std::optional<Result<Submitted>> enter_submission(const Arguments& arguments,
                                                  const Session& session,
                                                  const Submission& submission)
{
    if (arguments.has("--no-record"))
        return std::nullopt;
    if (!is_submitted(submission.period, session.clock.today())) {
        print_note(submission.period.chinese() + "还没有结束，不登记上报记录。");
        return std::nullopt;
    }
    const auto enter = [&]() -> Result<Submitted> {
        LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
        LX_ASSIGN(const auto definitions, definitions_of(*database));
        return record_submission(*database, definitions->catalog(), submission,
                                 actor_of(arguments, session));
    };
    auto done = enter();
    print_note(done ? done->text(submission) : "没有登记上报记录：" + done.error().message);
    return done;
}

} // namespace lx::cli
