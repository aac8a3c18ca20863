#include "ui/report/quarter_reports_view.h"

#include <QHeaderView>

#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

using Tone = TextTableModel::Tone;

/// What the checks of a report say, as numbers.
struct Says
{
    std::int64_t all = 0;
    std::int64_t wrong = 0;   ///< 必须 that fails
    std::int64_t explain = 0; ///< 说明 nobody wrote
    std::int64_t explained = 0;
    std::int64_t told = 0; ///< fails, and nothing waits for it
    std::int64_t unjudged = 0;
};

Says says_of(const Report& report, const Quarter& quarter)
{
    Says says;
    for (const ReportCheck& check : report.checks) {
        ++says.all;
        if (!check.unjudged.empty())
            ++says.unjudged;
        else if (check.failed() && check.kind == CheckKind::Must)
            ++says.wrong;
        else if (blocks(check, explanation_of(quarter, report, check)))
            ++says.explain;
        else if (check.failed())
            ++(check.kind == CheckKind::Explain ? says.explained : says.told);
    }
    return says;
}

} // namespace

QuarterReportsView::QuarterReportsView(QWidget* parent) : QTableView(parent)
{
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Report"), tr("Result"), tr("Checks")},
                         {Qt::AlignLeft, Qt::AlignLeft, Qt::AlignRight});
    setHorizontalHeader(new WrapHeader(this));
    setModel(m_model);
    setAccessibleName(tr("Reports of the quarter"));
    dress_table(this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    keep_measured(this, [this] {
        share_width(this, {0, characters(this, 14), characters(this, 4)}, Narrow::AsSet);
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT wanted(qt(m_ids[static_cast<std::size_t>(index.row())]));
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QuarterReportsView::choice_changed);
}

void QuarterReportsView::show_set(const std::vector<ReportDef>& defs, const QuarterSet* set,
                                  const Quarter& quarter)
{
    std::vector<TextTableModel::Row> rows;
    std::vector<std::string> ids;
    const auto add = [&](const std::string& id, const std::string& name, const QString& words,
                         const QString& count, Tone tone) {
        ids.push_back(id);
        rows.push_back({{qt(name), words, count}, tone, static_cast<qint64>(ids.size())});
    };
    if (set == nullptr) {
        for (const ReportDef& def : defs)
            if (def.period == PeriodKind::Quarter)
                add(def.id, def.name, tr("not checked yet"), {}, Tone::Plain);
    } else {
        for (const Report& report : set->reports) {
            const Says says = says_of(report, quarter);
            QStringList words;
            if (says.wrong > 0)
                words << tr("%1 wrong").arg(count_text(says.wrong));
            if (says.explain > 0)
                words << tr("%1 to be explained").arg(count_text(says.explain));
            if (says.unjudged > 0)
                words << tr("%1 can't be judged").arg(count_text(says.unjudged));
            if (says.explained > 0)
                words << tr("%1 explained").arg(count_text(says.explained));
            if (says.told > 0)
                words << tr("%1 to be looked at").arg(count_text(says.told));
            const Tone tone = says.wrong > 0                          ? Tone::Bad
                              : says.explain > 0 || says.unjudged > 0 ? Tone::Warning
                                                                      : Tone::Ok;
            if (words.isEmpty())
                words << (says.all == 0 ? tr("no checks") : tr("passed"));
            add(report.id, report.name, words.join(QStringLiteral("，")), count_text(says.all),
                tone);
        }
    }
    const std::set<std::string> before = chosen();
    m_ids = std::move(ids);
    m_model->set_rows(std::move(rows));
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        if (before.contains(m_ids[i]))
            selectionModel()->select(m_model->index(static_cast<int>(i), 0),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

std::set<std::string> QuarterReportsView::chosen() const
{
    std::set<std::string> ids;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        ids.insert(m_ids[static_cast<std::size_t>(index.row())]);
    return ids;
}

} // namespace lx::ui
