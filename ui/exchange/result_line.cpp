#include "ui/exchange/result_line.h"

#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/import_words.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

ResultLine::ResultLine(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_numbers = new MarkupLabel(this);
    m_numbers->setAccessibleName(tr("Counts of the import"));
    m_also = new TextLabel(this);
    m_also->setWordWrap(true);
    set_role(m_also, "soft");
    column->addWidget(m_numbers);
    column->addWidget(m_also);
}

void ResultLine::show_import(const Catalog& catalog, const ImportPreview& import)
{
    const ImportReport& report = import.report;
    const auto number = [](const QString& word, std::int64_t count) {
        return QStringLiteral("%1 <b>%2</b>").arg(word, count_text(count));
    };
    QStringList numbers{
        number(tr("Rows read"), report.read), number(tr("added"), report.counts.added),
        number(tr("updated"), report.counts.updated),
        number(tr("unchanged"), report.counts.unchanged), number(tr("refused"), report.refused)};
    if (report.other_kinds > 0)
        numbers.back() +=
            tr(" (%1 of them none of the two kinds)").arg(count_text(report.other_kinds));
    m_numbers->setText(numbers.join(QStringLiteral("&nbsp;&nbsp; ")));
    const QStringList also = carried_words(catalog, import);
    m_also->setText(also.isEmpty() ? tr("Nothing else is written.")
                                   : tr("With them: %1").arg(also.join(QStringLiteral("；"))));
}

} // namespace lx::ui
