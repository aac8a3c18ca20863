#include "ui/presentation/focus_model.h"

#include <algorithm>

#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

int order_of(const FocusList::Row& row)
{
    switch (row.how) {
    case Handling::Explained:
        return 4;
    case Handling::Supervised:
        return 3;
    case Handling::Overdue:
        return 2;
    default:
        return row.fresh ? 0 : 1;
    }
}

QString day_text(const std::optional<Date>& day)
{
    return day ? qt(day->iso()) : QString();
}

void put_handling(QStringList& texts, const Handled& handled)
{
    switch (handled.how) {
    case Handling::Supervised:
    case Handling::Overdue:
        texts[FocusModel::Person] = qt(handled.matter->person);
        texts[FocusModel::Until] = day_text(handled.matter->due);
        texts[FocusModel::Note] = qt(handled.matter->progress);
        break;
    case Handling::Explained:
        texts[FocusModel::Person] = qt(handled.said->accepted_by);
        texts[FocusModel::Until] = day_text(handled.said->until);
        texts[FocusModel::Note] = qt(handled.said->reason);
        break;
    case Handling::ExplainedBefore: // nobody sees to it again
        texts[FocusModel::Note] = FocusModel::tr("Was put off until %1: %2")
                                      .arg(day_text(handled.said->until), qt(handled.said->reason));
        break;
    case Handling::Closed:
        texts[FocusModel::Note] =
            FocusModel::tr("Was closed on %1").arg(day_text(handled.matter->closed));
        break;
    case Handling::None:
        break;
    }
}

} // namespace

FocusModel::FocusModel(QObject* parent) : TextTableModel(parent)
{
    const auto left = Qt::AlignLeft;
    set_columns({tr("Name"), tr("New"), tr("Answerable"), tr("State"), tr("In charge"), tr("Until"),
                 tr("Reason or progress")},
                {left, Qt::AlignHCenter, left, left, left, Qt::AlignHCenter, left});
}

QString FocusModel::state_word(Handling how)
{
    switch (how) {
    case Handling::Explained:
        return tr("Put off");
    case Handling::Supervised:
        return tr("Assigned");
    case Handling::Overdue:
        return tr("Overdue");
    default:
        return tr("To be assigned");
    }
}

void FocusModel::show(const County& county, const FocusList& list, const Names& names)
{
    std::vector<const FocusList::Row*> sorted;
    for (const FocusList::Row& row : list.rows)
        sorted.push_back(&row);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return order_of(*a) < order_of(*b); });
    std::vector<Row> rows;
    rows.reserve(sorted.size());
    for (const FocusList::Row* row : sorted) {
        Row& line = rows.emplace_back();
        line.id = row->id;
        line.tone = row->how == Handling::Overdue ? Tone::Bad : Tone::Plain;
        line.texts.resize(Columns);
        if (const auto name = names.find(row->id); name != names.end())
            line.texts[Name] = qt(name->second);
        line.texts[New] = row->fresh ? tr("New") : QString();
        line.texts[Org] = qt(county.org_name(row->org));
        line.texts[State] = state_word(row->how);
        put_handling(line.texts, list.handled(county, *row));
    }
    set_rows(std::move(rows));
}

} // namespace lx::ui
