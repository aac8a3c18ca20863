#include "ui/presentation/figure_text.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "core/rules/pack_parser.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr std::pair<const char*, const char*> cadences[] = {
    {"month", "每月"}, {"quarter", "每季度"}, {"half_year", "每半年"}, {"year", "每年"}};

const QString separator = QStringLiteral("、");

QJsonValue read(const std::string& json)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString("[" + json + "]"));
    return document.array().at(0);
}

std::string written(const QJsonValue& value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

bool is_plain(const QJsonValue& value)
{
    return value.isDouble() || value.isString();
}

QString plain_text(const QJsonValue& value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

/// A number as typed: full-width digits and thousands' commas are read, too.
QJsonValue number_of(const QString& text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    plain.remove(QLatin1Char(','));
    bool good = false;
    const double number = plain.toDouble(&good);
    return good ? QJsonValue(number) : QJsonValue(text);
}

/// The entry of a list or table, of the same sort as the one the pack has there.
QJsonValue like(const QJsonValue& original, const QString& text)
{
    return original.isDouble() ? number_of(text) : QJsonValue(text.trimmed());
}

Result<QJsonValue> read_list(const QJsonValue& original, const QString& text)
{
    static const QRegularExpression between(QStringLiteral("[、，；;\\s]+"));
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    if (original.isArray()) {
        const QJsonArray before = original.toArray();
        QJsonArray list;
        for (const QString& part : parts) {
            const QJsonValue value = like(before.isEmpty() ? QJsonValue() : before.at(0), part);
            if (!before.isEmpty() && value.type() != before.at(0).type())
                return fail(ErrorKind::BadInput, "“" + utf8_of(part) + "”不是数。");
            list.append(value);
        }
        return QJsonValue(list);
    }
    const QJsonObject before = original.toObject();
    QJsonObject table;
    for (const QString& part : parts) {
        const qsizetype sign = part.indexOf(QLatin1Char('='));
        const QString key = part.left(sign).trimmed();
        if (sign < 0 || !before.contains(key))
            return fail(ErrorKind::BadInput,
                        "表中各项写成“" + utf8_of(before.keys().join(QStringLiteral("=…、"))) +
                            "=…”，不增减项目。");
        const QJsonValue value = like(before.value(key), part.mid(sign + 1));
        if (value.type() != before.value(key).type())
            return fail(ErrorKind::BadInput, "“" + utf8_of(key) + "”要一个数。");
        table.insert(key, value);
    }
    for (const QString& key : before.keys()) {
        if (!table.contains(key))
            return fail(ErrorKind::BadInput, "表中缺少“" + utf8_of(key) + "”一项。");
    }
    return QJsonValue(table);
}

} // namespace

QStringList figure_choices(const ParamDef& figure)
{
    QStringList choices;
    if (figure.type == "cadence") {
        for (const auto& [code, title] : cadences)
            choices << QString::fromUtf8(title);
    }
    return choices;
}

bool figure_editable(const ParamDef& figure)
{
    const QJsonValue value = read(figure.original);
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return std::all_of(list.begin(), list.end(), [](const auto& one) { return is_plain(one); });
    }
    if (value.isObject()) {
        const QJsonObject table = value.toObject();
        return std::all_of(table.begin(), table.end(),
                           [](const auto& one) { return is_plain(one); });
    }
    return true;
}

QString figure_unit(const ParamDef& figure)
{
    if (!figure.unit.empty())
        return qt(figure.unit);
    if (figure.type == "percent")
        return QStringLiteral("%");
    if (figure.type == "days")
        return QStringLiteral("天");
    if (figure.type == "months")
        return QStringLiteral("个月");
    return figure.type == "money" ? QStringLiteral("元") : QString();
}

QString figure_text(const ParamDef& figure, const std::string& json)
{
    const QJsonValue value = read(json);
    if (!figure_editable(figure))
        return qt(json);
    if (figure.type == "cadence") {
        for (const auto& [code, title] : cadences) {
            if (value.toString() == QLatin1String(code))
                return QString::fromUtf8(title);
        }
    }
    QStringList parts;
    if (value.isArray()) {
        for (const auto& one : value.toArray())
            parts << plain_text(one);
        return parts.join(separator);
    }
    if (value.isObject()) {
        const QJsonObject table = value.toObject();
        for (auto it = table.begin(); it != table.end(); ++it)
            parts << it.key() + QLatin1Char('=') + plain_text(it.value());
        return parts.join(separator);
    }
    return plain_text(value);
}

Result<std::string> figure_json(const ParamDef& figure, const QString& text)
{
    QJsonValue value(text.trimmed());
    if (figure.type == "cadence") {
        for (const auto& [code, title] : cadences) {
            if (text.trimmed() == QString::fromUtf8(title))
                value = QString::fromLatin1(code);
        }
    } else if (figure.type == "list" || figure.type == "table") {
        LX_ASSIGN(value, read_list(read(figure.original), text));
    } else if (figure.type != "text" && figure.type != "date" && figure.type != "month_day") {
        value = number_of(text);
    }
    std::string fault = PackParser::param_fault(figure.type, value);
    if (fault.empty() && figure.type == "text" && value.toString().isEmpty())
        fault = "要一段文字。";
    if (!fault.empty() && figure.type == "cadence")
        fault = "只能是每月、每季度、每半年、每年。";
    if (!fault.empty())
        return fail(ErrorKind::BadInput, fault);
    return written(value);
}

} // namespace lx::ui
