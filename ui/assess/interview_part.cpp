#include "ui/assess/interview_part.h"

#include <algorithm>

#include <QCheckBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/round_edit.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

enum Column
{
    Org,
    Rank,
    Serious,
    Day,
    Person,
    Rectification,
    Due
};

} // namespace

InterviewPart::InterviewPart(AppContext& context, QWidget* parent) : AssessPart(context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* hint = new TextLabel(
        tr("Who stands at the end and has serious problems is talked to (Ningxia 2018, clause 3; "
           "behind nine tenths of those ranked). With a last day, what is to be mended becomes a "
           "supervision when the round is closed."),
        this);
    hint->setWordWrap(true);
    set_role(hint, "soft");
    column->addWidget(hint);
    m_all = new QCheckBox(tr("Show &all organizations"), this);
    m_all->setAccessibleName(tr("Show all organizations of the round"));
    column->addWidget(m_all);
    m_model = new EntryTableModel(
        [this](qint64 org, int at, const QString& text) { return keep(org, at, text); }, this);
    using Way = EntryTableModel::Way;
    m_model->set_columns({{tr("Organization")},
                          {tr("Rank"), Way::Read, Qt::AlignRight},
                          {tr("Serious problems"), Way::Tick, Qt::AlignHCenter},
                          {tr("Talk on"), Way::Write, Qt::AlignHCenter},
                          {tr("Talk by"), Way::Write},
                          {tr("To be mended"), Way::Write},
                          {tr("Until"), Way::Write, Qt::AlignHCenter}});
    m_view = table(m_model, tr("Talks"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->horizontalHeader()->setSectionResizeMode(Rectification, QHeaderView::Stretch);
    keep_measured(m_view, [view = m_view] {
        for (const auto& [at, wide] : {std::pair<int, int>(Org, 14),
                                       {Rank, 4},
                                       {Serious, 5},
                                       {Day, 7},
                                       {Person, 6},
                                       {Due, 7}})
            view->setColumnWidth(at, characters(view, wide));
    });
    column->addWidget(m_view, 1);
    connect(m_all, &QCheckBox::toggled, this, [this] {
        if (has_round())
            shown_changed();
    });
}

void InterviewPart::shown_changed()
{
    std::vector<const AssessResult*> order;
    for (const AssessResult& one : shown().results.orgs)
        if (m_all->isChecked() || at_the_end(shown().results, one) ||
            round().interviews.contains(one.org))
            order.push_back(&one);
    std::ranges::stable_sort(order, std::greater(),
                             [](const AssessResult* one) { return one->rank; });
    std::vector<EntryTableModel::Row> rows;
    for (const AssessResult* one : order) {
        const auto found = round().interviews.find(one->org);
        const Interview talk = found == round().interviews.end() ? Interview{} : found->second;
        rows.push_back({one->org,
                        {{shown().name(one->org)},
                         {one->rank > 0 ? QString::number(one->rank) : QStringLiteral("–")},
                         {talk.serious ? QStringLiteral("1") : QString()},
                         {talk.date ? qt(talk.date->iso()) : QString()},
                         {qt(talk.person)},
                         {qt(talk.rectification)},
                         {talk.due ? qt(talk.due->iso()) : QString()}}});
    }
    m_model->set_rows(std::move(rows));
    m_model->set_read_only(!editable());
}

bool InterviewPart::keep(std::int64_t org, int column, const QString& text)
{
    std::optional<Date> day;
    if (column == Day || column == Due) {
        day = entered_day(text);
        if (!day && !text.isEmpty())
            return false;
    }
    return act(tr("talk"), [&](Writer& writer, const AssessRound& of) {
        const auto found = of.interviews.find(org);
        Interview talk = found == of.interviews.end() ? Interview{} : found->second;
        switch (column) {
        case Serious:
            talk.serious = !text.isEmpty();
            break;
        case Day:
            talk.date = day;
            break;
        case Due:
            talk.due = day;
            break;
        case Person:
            talk.person = utf8_of(text);
            break;
        default:
            talk.rectification = utf8_of(text);
        }
        return put_interview(writer, of, org, talk);
    });
}

void InterviewPart::focus_first()
{
    m_view->setFocus();
}

} // namespace lx::ui
