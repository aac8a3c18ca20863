#include "ui/presentation/report_model.h"

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

Qt::Alignment alignment_of(ColumnFormat format)
{
    switch (format) {
    case ColumnFormat::Count:
    case ColumnFormat::Percent:
    case ColumnFormat::Money:
    case ColumnFormat::Decimal:
        return Qt::AlignRight | Qt::AlignVCenter;
    case ColumnFormat::Date:
    case ColumnFormat::Mark:
        return Qt::AlignCenter;
    case ColumnFormat::Text:
    case ColumnFormat::Code:
        break;
    }
    return Qt::AlignLeft | Qt::AlignVCenter;
}

bool is_figure(ColumnFormat format)
{
    return alignment_of(format) == (Qt::AlignRight | Qt::AlignVCenter) ||
           format == ColumnFormat::Date;
}

QString heading_text(const ReportColumn& column)
{
    QStringList parts;
    for (const std::string& part : column.heading)
        parts << qt(part);
    return parts.join(QStringLiteral(" / "));
}

void ReportModel::show(std::shared_ptr<const Report> report, const ReportTable* table)
{
    beginResetModel();
    m_report = std::move(report);
    m_table = table;
    endResetModel();
}

void ReportModel::clear()
{
    show(nullptr, nullptr);
}

int ReportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_table == nullptr ? 0 : static_cast<int>(m_table->rows.size());
}

int ReportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_table == nullptr ? 0 : static_cast<int>(m_table->columns.size());
}

const ReportCell* ReportModel::cell(const QModelIndex& index) const
{
    if (!index.isValid() || m_table == nullptr)
        return nullptr;
    const ReportRow& row = m_table->rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    return column < row.cells.size() ? &row.cells[column] : nullptr;
}

bool ReportModel::has_trace(const QModelIndex& index) const
{
    if (m_table->trace == nullptr)
        return false;
    const auto column = static_cast<std::size_t>(index.column());
    const auto row = static_cast<std::size_t>(index.row());
    return m_table->trace->counts(row, column);
}

ReportModel::Behind ReportModel::behind(const QModelIndex& index) const
{
    Behind found;
    const ReportCell* at = cell(index);
    if (at == nullptr)
        return found;
    if (has_trace(index)) {
        auto ids = m_table->trace->behind(static_cast<std::size_t>(index.row()),
                                          static_cast<std::size_t>(index.column()));
        if (ids.empty())
            return found;
        const ReportRow& row = m_table->rows[static_cast<std::size_t>(index.row())];
        ListRequest request;
        request.query.ledger = m_table->trace->ledger_behind(
            static_cast<std::size_t>(index.row()), static_cast<std::size_t>(index.column()));
        request.query.ids = std::move(ids);
        request.title = qt(m_report->period) + QStringLiteral(" ") +
                        qt(row.cells.empty() ? std::string() : row.cells.front().text) +
                        QStringLiteral(" · ") +
                        heading_text(m_table->columns[static_cast<std::size_t>(index.column())]);
        found.list = std::move(request);
        return found;
    }
    // Rows of a list name themselves, some in one of their cells only.
    for (const ReportCell& other : m_table->rows[static_cast<std::size_t>(index.row())].cells) {
        const ReportCell& named = at->row != 0 ? *at : other;
        if (named.row != 0) {
            found.ledger = named.ledger;
            found.row = named.row;
            break;
        }
    }
    return found;
}

QVariant ReportModel::cell_data(const QModelIndex& index, int role) const
{
    const ReportCell* at = cell(index);
    if (at == nullptr)
        return {};
    const ReportRow& row = m_table->rows[static_cast<std::size_t>(index.row())];
    const ReportColumn& column = m_table->columns[static_cast<std::size_t>(index.column())];
    const bool first = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole: {
        if (row.style == RowStyle::Section && !first)
            return {};
        QString text = qt(show_cell(column, *at));
        if (first && row.level > 0)
            text.prepend(QString(row.level, QChar(0x3000)));
        return text;
    }
    case Qt::TextAlignmentRole:
        return QVariant(alignment_of(column.format));
    case Qt::FontRole: {
        if (row.style == RowStyle::Normal)
            return column.format == ColumnFormat::Code ? QVariant(code_font(Theme::current()))
                                                       : QVariant();
        QFont font = text_font(Theme::current());
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::BackgroundRole:
        return row.style == RowStyle::Normal ? QVariant() : QVariant(Theme::current().header);
    case Qt::ToolTipRole: {
        QStringList lines;
        const QString text = qt(show_cell(column, *at));
        if (alignment_of(column.format) == (Qt::AlignLeft | Qt::AlignVCenter) && text.size() > 12)
            lines << text;
        if (at->unknown > 0)
            lines << tr("%1 could not be told: data are missing").arg(count_text(at->unknown));
        if (has_trace(index) && at->number > 0)
            lines << tr("Double-click: the rows behind this figure");
        return lines.join(QLatin1Char('\n'));
    }
    default:
        return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (m_table == nullptr || orientation != Qt::Horizontal || section < 0 ||
        section >= static_cast<int>(m_table->columns.size()))
        return {};
    const ReportColumn& column = m_table->columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return heading_text(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignCenter);
    return {};
}

} // namespace lx::ui
