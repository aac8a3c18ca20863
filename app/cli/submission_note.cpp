#include "app/cli/submission_note.h"

#include "app/cli/edit_outcome.h"

namespace lx::cli {

std::optional<Result<std::vector<Submitted>>>
enter_submissions(const Arguments& arguments, const Session& session,
                  const std::vector<Submission>& submissions, std::optional<Date> ended)
{
    if (arguments.has("--no-record"))
        return std::nullopt;
    const Period& period = submissions.front().period;
    if (session.clock.today() < ended.value_or(period.last)) {
        print_note(period.chinese() + "还没有结束，不登记上报记录。");
        return std::nullopt;
    }
    const auto enter = [&]() -> Result<std::vector<Submitted>> {
        LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
        LX_ASSIGN(const auto definitions, definitions_of(*database));
        return record_submissions(*database, definitions->catalog(), submissions,
                                  actor_of(arguments, session));
    };
    auto done = enter();
    if (!done)
        print_note(not_submitted(done.error()));
    else if (done->size() == 1)
        print_note(done->front().text(submissions.front()));
    else
        print_note("已登记上报记录 " + std::to_string(done->size()) + " 项。");
    return done;
}

} // namespace lx::cli
