#include "ui/presentation/filter_text.h"

#include <QCoreApplication>

#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

QString chinese(const char* text)
{
    return QCoreApplication::translate("filter", text);
}

std::string as_text(const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 15).toStdString();
    return text_of(value);
}

} // namespace

std::vector<FilterOperator> operators_of(const FieldDef& field)
{
    const FilterOperator is{"=", chinese(QT_TRANSLATE_NOOP("filter", "is"))};
    const FilterOperator is_not{"!=", chinese(QT_TRANSLATE_NOOP("filter", "is not"))};
    const FilterOperator contains{"~", chinese(QT_TRANSLATE_NOOP("filter", "contains"))};
    const FilterOperator empty{"empty", chinese(QT_TRANSLATE_NOOP("filter", "is empty")), false};
    const FilterOperator given{"given", chinese(QT_TRANSLATE_NOOP("filter", "is filled in")),
                               false};
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Money:
    case FieldType::Year:
        return {{">=", QStringLiteral("≥")},
                {"<=", QStringLiteral("≤")},
                {">", QStringLiteral(">")},
                {"<", QStringLiteral("<")},
                {"=", QStringLiteral("=")},
                {"!=", QStringLiteral("≠")},
                empty,
                given};
    case FieldType::Date:
    case FieldType::PeriodCode:
        return {{">=", chinese(QT_TRANSLATE_NOOP("filter", "from"))},
                {"<=", chinese(QT_TRANSLATE_NOOP("filter", "until"))},
                is,
                empty,
                given};
    case FieldType::Bool:
        return {is, empty, given};
    case FieldType::Choice:
    case FieldType::Ref:
        return {is, is_not, empty, given};
    case FieldType::RefList:
    case FieldType::RefOrText:
    case FieldType::GeoJson:
        return {empty, given};
    default:
        return {contains, is, is_not, empty, given};
    }
}

ShownFilter make_filter(const FieldDef& field, const FilterOperator& op, const Value& value,
                        const QString& label)
{
    const QString name = qt(field.name);
    ShownFilter shown{{field.key, op.op, op.takes_value ? as_text(value) : std::string()}, {}};
    if (!op.takes_value)
        shown.text = QStringLiteral("%1 %2").arg(name, op.text);
    else if (op.op == "=")
        shown.text = QStringLiteral("%1：%2").arg(name, label);
    else
        shown.text = QStringLiteral("%1 %2 %3").arg(name, op.text, label);
    return shown;
}

ShownFilter make_choice_filter(const FieldDef& field, const QStringList& values)
{
    return {{field.key, "in", utf8_of(values.join(QLatin1Char('\n')))},
            QStringLiteral("%1：%2").arg(qt(field.name), values.join(QStringLiteral("、")))};
}

} // namespace lx::ui
