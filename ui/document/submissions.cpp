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

} // namespace lx::ui
