#include "ui/presentation/target_model.h"

#include "core/rules/target_gap.h"
#include "ui/presentation/format.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

/// What a target asks for: ≥ 90%, ≥ 10, > 1 倍.
QString wanted_text(const TargetResult& result)
{
    const Target& target = *result.target;
    const QString sign = target.op == ">="  ? QStringLiteral("≥ ")
                         : target.op == ">" ? QStringLiteral("> ")
                                            : QString();
    switch (target.unit) {
    case Target::Unit::Ratio:
        return sign + QString::number(result.value * 100, 'g', 6) + QLatin1Char('%');
    case Target::Unit::Times:
        return sign + QString::number(result.value, 'g', 6) + QStringLiteral(" 倍");
    default:
        return sign + QString::number(result.value, 'g', 9);
    }
}

QString reached_text(const TargetResult& result)
{
    switch (result.target->unit) {
    case Target::Unit::Ratio:
        return rate_text(result.numerator, result.denominator.value_or(0));
    case Target::Unit::Times:
        return QString::number(static_cast<double>(result.numerator) /
                                   static_cast<double>(
                                       std::max<std::int64_t>(1, result.denominator.value_or(1))),
                               'f', 2) +
               QStringLiteral(" 倍");
    default:
        return count_text(result.numerator);
    }
}

} // namespace

TargetModel::TargetModel(QObject* parent) : QAbstractTableModel(parent) {}

void TargetModel::show(std::shared_ptr<const County> done)
{
    beginResetModel();
    m_rows.clear();
    m_done = std::move(done);
    if (m_done) {
        for (const PackResult& pack : m_done->packs) {
            for (const TargetResult& result : pack.evaluation->targets())
                m_rows.push_back({&result, &pack});
        }
    }
    endResetModel();
}

TargetModel::Shown TargetModel::result(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return {};
    const Row& shown = m_rows[static_cast<std::size_t>(row)];
    return {shown.result, shown.pack->evaluation};
}

int TargetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TargetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString TargetModel::text(const Row& row, int column) const
{
    const TargetResult& result = *row.result;
    switch (column) {
    case Id:
        return qt(result.target->id);
    case Title:
        return qt(result.target->title);
    case Scope: {
        const std::int32_t area = m_done->world->snapshot().table("area").row_of(result.area);
        return qt(m_done->area_name(area));
    }
    case Numerator:
        return number_text(result.numerator);
    case Denominator:
        return result.denominator ? number_text(*result.denominator) : QString();
    case Reached:
        return reached_text(result);
    case Wanted:
        return wanted_text(result);
    case Gap:
        return number_text(missing_to_target(result));
    case Unknown:
        return number_text(result.unknown);
    case Deadline:
        return result.deadline ? qt(result.deadline->iso()) : QString();
    default: {
        const StateLook look = state_look(result.state, Theme::current());
        return look.sign + QLatin1Char(' ') + look.word;
    }
    }
}

QVariant TargetModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("%1  %2\n%3\n%4")
            .arg(qt(row.result->target->full_id), qt(row.result->target->title),
                 qt(row.result->target->basis), qt(row.result->target->advice));
    case Qt::ForegroundRole:
        if (index.column() == StateWord)
            return state_look(row.result->state, Theme::current()).color;
        return {};
    case Qt::TextAlignmentRole:
        if (index.column() >= Numerator && index.column() <= Unknown)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        if (index.column() == Deadline)
            return static_cast<int>(Qt::AlignCenter);
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant TargetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return data(index(0, section), role).isValid()
                   ? data(index(0, section), role)
                   : QVariant(static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("No.");
    case Title:
        return tr("Target");
    case Scope:
        return tr("Area");
    case Numerator:
        return tr("Reached number");
    case Denominator:
        return tr("Of");
    case Reached:
        return tr("Reached");
    case Wanted:
        return tr("Wanted");
    case Gap:
        return tr("Still missing");
    case Unknown:
        return tr("Unknown");
    case Deadline:
        return tr("Deadline");
    default:
        return tr("State");
    }
}

} // namespace lx::ui
