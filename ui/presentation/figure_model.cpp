#include "ui/presentation/figure_model.h"

#include <algorithm>

#include "ui/presentation/figure_text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

void FigureModel::show(std::shared_ptr<const PolicyPack> pack, bool editable)
{
    beginResetModel();
    m_pack = std::move(pack);
    m_editable = editable;
    m_refused.clear();
    m_expected.clear();
    endResetModel();
}

void FigureModel::update(std::shared_ptr<const PolicyPack> pack)
{
    if (!m_pack || pack->id() != m_pack->id() || pack->params().size() != m_pack->params().size()) {
        show(std::move(pack), m_editable);
        return;
    }
    m_pack = std::move(pack);
    m_expected.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

const ParamDef* FigureModel::figure(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr
                                        : &m_pack->params()[static_cast<std::size_t>(row)];
}

ParamValues FigureModel::values() const
{
    ParamValues set;
    if (m_pack) {
        for (const ParamDef& figure : m_pack->params()) {
            if (figure.value != figure.original)
                set[figure.key] = figure.value;
        }
    }
    return set;
}

void FigureModel::row_changed(const std::string& key)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (figure(row)->key == key)
            Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    }
}

void FigureModel::expect(const std::string& key, const QString& entered)
{
    m_expected[key] = entered;
    row_changed(key);
}

void FigureModel::refuse(const std::string& key, const QString& entered, const QString& reason)
{
    m_expected.erase(key);
    m_refused[key] = {entered, reason};
    row_changed(key);
}

void FigureModel::forget(const std::string& key)
{
    if (key.empty()) {
        m_refused.clear();
        m_expected.clear();
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    } else if (m_refused.erase(key) + m_expected.erase(key) > 0) {
        row_changed(key);
    }
}

bool FigureModel::refused(int row) const
{
    const ParamDef* one = figure(row);
    return one != nullptr && m_refused.count(one->key) > 0;
}

int FigureModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_pack ? 0 : static_cast<int>(m_pack->params().size());
}

int FigureModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString FigureModel::readers(const ParamDef& figure, bool titles) const
{
    QStringList words;
    const auto add = [&](const auto& reader) {
        if (std::find(reader.params.begin(), reader.params.end(), figure.key) ==
            reader.params.end())
            return;
        words << (titles ? QStringLiteral("%1 %2（%3）")
                               .arg(qt(reader.id), qt(reader.title), qt(reader.clause))
                         : QStringLiteral("%1 %2").arg(qt(reader.id), qt(reader.title)));
    };
    for (const Rule& rule : m_pack->rules())
        add(rule);
    for (const Target& target : m_pack->targets())
        add(target);
    return words.join(titles ? QStringLiteral("\n") : QStringLiteral("、"));
}

QString FigureModel::text(const ParamDef& figure, int column) const
{
    const auto refused = m_refused.find(figure.key);
    const auto expected = m_expected.find(figure.key);
    switch (column) {
    case Title:
        return qt(figure.title);
    case Value:
        if (expected != m_expected.end())
            return expected->second;
        return refused != m_refused.end() ? refused->second.entered
                                          : figure_text(figure, figure.value);
    case Unit:
        return figure_unit(figure);
    case Original:
        return figure_text(figure, figure.original) +
               (figure.own ? QStringLiteral(" †") : QString());
    case Readers:
        return readers(figure, false);
    default:
        if (refused != m_refused.end())
            return tr("%1 Still in force: %2")
                .arg(refused->second.reason, figure_text(figure, figure.value));
        if (figure.value != figure.original)
            return tr("Set in this file, originally %1").arg(figure_text(figure, figure.original));
        if (!figure.fixed.empty())
            return tr("Fixed by %1").arg(qt(figure.fixed));
        return figure.own ? tr("† Default of this product") : QString();
    }
}

QVariant FigureModel::cell_data(const QModelIndex& index, int role) const
{
    const ParamDef* one = index.isValid() ? figure(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    const Theme& theme = Theme::current();
    const bool changed = one->value != one->original;
    const bool wrong = m_refused.count(one->key) > 0;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(*one, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Readers || index.column() == Title)
            return readers(*one, true);
        return text(*one, index.column());
    case Qt::FontRole:
        if (index.column() == Value && changed) {
            QFont font = text_font(theme);
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        if (wrong && (index.column() == Value || index.column() == Remark))
            return theme.bad;
        if (changed && (index.column() == Value || index.column() == Remark))
            return theme.accent_text;
        if (index.column() == Remark || index.column() == Original)
            return theme.text_soft;
        return {};
    case Qt::TextAlignmentRole:
        if (index.column() == Value || index.column() == Original)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    case changed_role:
        return changed;
    default:
        return {};
    }
}

bool FigureModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const ParamDef* one = index.isValid() ? figure(index.row()) : nullptr;
    if (role != Qt::EditRole || one == nullptr || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString entry = value.toString().trimmed();
    const std::string key = one->key; // the pack may be another one when we are back
    if (entry == text(*one, Value))
        return true; // nothing was done to it
    const auto json = figure_json(*one, entry);
    if (!json) {
        refuse(key, entry, qt(json.error().message));
        return true;
    }
    forget(key);
    if (*json != figure(index.row())->value)
        Q_EMIT entered(key, *json, entry);
    return true;
}

Qt::ItemFlags FigureModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const ParamDef* one = index.isValid() ? figure(index.row()) : nullptr;
    if (m_editable && one != nullptr && index.column() == Value && one->fixed.empty() &&
        figure_editable(*one))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Value || section == Original ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Figure");
    case Value:
        return tr("Value here");
    case Unit:
        return tr("Unit");
    case Original:
        return tr("The policy's own");
    case Readers:
        return tr("Rules that read it");
    default:
        return tr("Remark");
    }
}

} // namespace lx::ui
