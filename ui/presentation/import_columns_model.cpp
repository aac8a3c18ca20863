#include "ui/presentation/import_columns_model.h"

#include <algorithm>
#include <numeric>
#include <ranges>

#include "core/base/text.h"
#include "core/spreadsheet/column_letters.h"
#include "ui/presentation/choice_cell.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int most_values = 3;
constexpr qsizetype most_shown = 20; ///< characters of a value: a glimpse

} // namespace

using How = ImportedColumn::How;

const ImportedTable& ImportColumnsModel::table() const
{
    return m_preview->report.tables[static_cast<std::size_t>(m_table)];
}

void ImportColumnsModel::show(ImportDraft* draft, int table)
{
    beginResetModel();
    const bool other = draft != m_draft || table != m_table;
    const auto before = std::move(m_sources);
    m_draft = draft;
    m_preview = draft == nullptr ? nullptr : draft->preview();
    m_table = m_preview && table < std::ssize(m_preview->report.tables) ? table : -1;
    m_sources.clear();
    m_unknown = 0;
    if (m_table < 0) {
        m_order.clear();
        endResetModel();
        return;
    }
    m_fields = import_fields(draft->catalog(), draft->ledger());
    m_sources = column_sources(this->table());
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_unknown += is_unknown(i) ? 1 : 0;
    if (other || m_sources != before) {
        m_order.resize(m_sources.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_partition(m_order.begin(), m_order.end(),
                              [this](std::size_t column) { return is_unknown(column); });
    }
    endResetModel();
}

bool ImportColumnsModel::is_unknown(std::size_t column) const
{
    return table().columns[column].how == How::Unknown;
}

bool ImportColumnsModel::is_open(std::size_t column) const
{
    return is_unknown(column) && !m_draft->column(m_sources[column]);
}

bool ImportColumnsModel::is_left_out(std::size_t column) const
{
    const auto& tried = m_preview->options.answers.mapping.columns;
    return table().columns[column].how == How::LeftOut &&
           std::any_of(tried.begin(), tried.end(), [&](const auto& each) {
               return fold(each.first) == fold(m_sources[column]);
           });
}

QString ImportColumnsModel::name_of(const std::string& field) const
{
    for (const ImportField& each : m_fields) {
        if (each.key == field)
            return each.name;
    }
    return {};
}

QString ImportColumnsModel::field_text(std::size_t column) const
{
    const ImportedColumn& told = table().columns[column];
    std::string field;
    if (const auto chosen = m_draft->column(m_sources[column]))
        field = *chosen;
    else if (told.how == How::Answered || is_left_out(column)) // taken back since
        return tr("As its heading says");
    else if (!told.field.empty())
        field =
            told.ledger == m_draft->options().ledger ? told.field : told.ledger + "." + told.field;
    return field.empty() ? tr("Not imported") : name_of(field);
}

QString ImportColumnsModel::state_text(std::size_t column) const
{
    const ImportedColumn& told = table().columns[column];
    const auto chosen = m_draft->column(m_sources[column]);
    if (chosen && m_draft->column_remembered(m_sources[column]))
        return tr("Remembered");
    if (chosen)
        return tr("Chosen now");
    switch (told.how) {
    case How::Unknown:
        return tr("Not recognised");
    case How::LeftOut:
        return is_left_out(column) ? tr("Taken back") : tr("Left out");
    case How::Answered:
        return tr("Taken back");
    case How::Proposed:
        break;
    }
    QStringList words{told.second ? tr("Second column of this field: where the first is blank")
                                  : tr("Recognised")};
    if (told.money_factor == 10'000)
        words << tr("in 10,000 yuan");
    return words.join(QStringLiteral("；"));
}

int ImportColumnsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ImportColumnsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

Qt::ItemFlags ImportColumnsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    flags.setFlag(Qt::ItemIsEditable, index.column() == Field);
    return flags;
}

QVariant ImportColumnsModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::size_t column = place(index.row());
    const ImportedColumn& told = table().columns[column];
    const bool open = is_open(column);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::EditRole:
        if (role == Qt::EditRole && index.column() == Field && open)
            return {}; // leaving it as it is chooses nothing
        switch (index.column()) {
        case Heading:
            return qt(column_letters(told.column)) + QStringLiteral("　") + qt(told.heading);
        case Values: {
            QStringList values;
            for (const std::string& value : told.values | std::views::take(most_values))
                values << (qt(value).size() <= most_shown
                               ? qt(value)
                               : qt(value).left(most_shown) + QStringLiteral("…"));
            return values.join(QStringLiteral("、"));
        }
        case Field:
            return field_text(column);
        default:
            return state_text(column);
        }
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return open && index.column() == State
                   ? QVariant(icon_pixmap(QStringLiteral("warning"), Theme::current().warn, 16))
                   : QVariant();
    case Qt::ForegroundRole: {
        const bool soft = index.column() == Values || index.column() == State;
        return soft ? QVariant(Theme::current().text_soft) : QVariant();
    }
    case cell_way_role:
        return static_cast<int>(index.column() == Field ? CellWay::Choose : CellWay::None);
    case choices_role: {
        QStringList names{tr("Not imported")};
        if (m_draft->column(m_sources[column]))
            names << tr("As its heading says");
        for (const ImportField& field : m_fields)
            names << field.name;
        return names;
    }
    default:
        return {};
    }
}

bool ImportColumnsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Field || role != Qt::EditRole)
        return false;
    const QString text = value.toString();
    const std::size_t column = place(index.row());
    if (text == field_text(column) && !is_open(column))
        return false;
    if (text == tr("As its heading says")) {
        take_back(index);
        return true;
    }
    std::optional<std::string> field;
    if (text == tr("Not imported"))
        field.emplace();
    for (const ImportField& each : m_fields) {
        if (each.name == text)
            field = each.key;
    }
    if (!field)
        return false;
    set(index.row(), field);
    return true;
}

void ImportColumnsModel::take_back(const QModelIndex& index)
{
    if (index.isValid() && m_draft->column(m_sources[place(index.row())]))
        set(index.row(), std::nullopt);
}

void ImportColumnsModel::set(int row, const std::optional<std::string>& field)
{
    m_draft->set_column(m_sources[place(row)], field);
    Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    Q_EMIT answered();
}

QVariant ImportColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Heading:
        return tr("Column of the list");
    case Values:
        return tr("First values");
    case Field:
        return tr("Goes into");
    default:
        return tr("State");
    }
}

} // namespace lx::ui
