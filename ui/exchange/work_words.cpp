#include "ui/exchange/work_words.h"

#include <QProgressBar>

#include "ui/presentation/format.h"

namespace lx::ui {

QString work_words(const JobState::Report& work, QProgressBar* bar)
{
    const QString what = qt(work.what);
    bar->setRange(0, work.total > 0 ? 1'000 : 0);
    bar->setValue(work.total > 0 ? static_cast<int>(work.done * 1'000 / work.total) : 0);
    if (work.total > 0)
        return what +
               QStringLiteral("　%1 / %2").arg(count_text(work.done), count_text(work.total));
    return work.done > 0 ? what + QStringLiteral("　") + count_text(work.done) : what;
}

} // namespace lx::ui
