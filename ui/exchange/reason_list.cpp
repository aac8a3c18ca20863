#include "ui/exchange/reason_list.h"

#include <QHeaderView>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/choice_delegate.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr std::size_t most_reasons = 300;
constexpr int count_width = 5; ///< characters

using Tone = TextTableModel::Tone;

} // namespace

ReasonList::ReasonList(QWidget* parent) : QTableView(parent)
{
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Rows"), tr("Reason")}, {Qt::AlignRight, Qt::AlignLeft});
    setModel(m_model);
    setAccessibleName(tr("Reasons"));
    dress_table(this);
    setItemDelegate(new ChoiceDelegate(this)); // texts that wrap, with some air
    setWordWrap(true);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
    keep_measured(this,
                  [this] { horizontalHeader()->resizeSection(0, characters(this, count_width)); });
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its coming would narrow the texts
    fit_rows_to_texts(this);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_filling)
            Q_EMIT chosen();
    });
}

void ReasonList::show_reasons(const ImportPreview& preview, bool ways)
{
    const ImportReport& report = preview.report;
    std::vector<TextTableModel::Row> rows;
    if (ways) {
        rows.push_back({{count_text(report.read), tr("All rows")}, Tone::Plain, GlanceWish::all});
        if (report.refused > 0)
            rows.push_back({{count_text(report.refused), tr("Refused rows")},
                            Tone::Plain,
                            GlanceWish::refused});
    }
    for (std::size_t i = 0; i < preview.reasons.size() && i < most_reasons; ++i) {
        const ImportReason& reason = preview.reasons[i];
        QString words = qt(reason.reason);
        if (!reason.column.empty())
            words.prepend(qt(reason.column) + QStringLiteral("："));
        rows.push_back({{count_text(reason.count), words},
                        reason.refuses ? Tone::Bad : Tone::Warning,
                        static_cast<qint64>(i)});
    }
    m_filling = true;
    m_model->set_rows(std::move(rows));
    setCurrentIndex(m_model->index(0, 0));
    m_filling = false;
}

GlanceWish ReasonList::wish() const
{
    const QModelIndex at = currentIndex();
    return {at.isValid() ? at.data(TextTableModel::id_role).toInt() : GlanceWish::all};
}

} // namespace lx::ui
