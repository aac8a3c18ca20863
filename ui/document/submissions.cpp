#include "ui/document/submissions.h"

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"

namespace lx::ui {

QString enter_submission(AppContext& context, const Submission& made)
{
    Submitted entered;
    const auto action = context.change(qt(submission_title(made)), [&](Writer& writer) -> Result<> {
        LX_ASSIGN(entered, record_submission(context.database(), context.definitions()->catalog(),
                                             writer, made));
        return {};
    });
    return qt(action ? entered.text(made) : not_submitted(action.error()));
}

QString enter_submissions(AppContext& context, const std::vector<Submission>& made)
{
    if (made.size() == 1)
        return enter_submission(context, made.front());
    const QString title = QStringLiteral("登记上报记录 %1 项").arg(made.size());
    const auto action = context.change(title, [&](Writer& writer) -> Result<> {
        for (const Submission& one : made)
            LX_TRY(
                record_submission(context.database(), context.definitions()->catalog(), writer, one)
                    .map([](const Submitted&) {}));
        return {};
    });
    return action ? QStringLiteral("已") + title + QStringLiteral("。")
                  : qt(not_submitted(action.error()));
}

} // namespace lx::ui
