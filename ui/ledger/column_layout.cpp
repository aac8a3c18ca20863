#include "ui/ledger/column_layout.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

const QString shown_key = QStringLiteral("shown");
const QString frozen_key = QStringLiteral("frozen");
constexpr int widest = 4000;

} // namespace

QByteArray ColumnLayout::to_json() const
{
    QJsonArray columns;
    for (const Column& column : shown)
        columns.append(QJsonArray{qt(column.key), column.width});
    return QJsonDocument(QJsonObject{{shown_key, columns}, {frozen_key, frozen}})
        .toJson(QJsonDocument::Compact);
}

std::optional<ColumnLayout> ColumnLayout::from_json(const QByteArray& json)
{
    const QJsonObject kept = QJsonDocument::fromJson(json).object();
    ColumnLayout layout;
    for (const auto& one : kept[shown_key].toArray()) {
        const QJsonArray column = one.toArray();
        if (column.size() == 2 && column[0].isString())
            layout.shown.push_back(
                {utf8_of(column[0].toString()), std::clamp(column[1].toInt(), 0, widest)});
    }
    if (layout.shown.empty())
        return std::nullopt;
    layout.frozen = std::clamp(kept[frozen_key].toInt(), 0, static_cast<int>(layout.shown.size()));
    return layout;
}

} // namespace lx::ui
