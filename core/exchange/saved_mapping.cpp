#include "core/exchange/saved_mapping.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

tl::unexpected<Error> wrong(const std::string& file, const std::string& what)
{
    return fail(ErrorKind::Usage,
                "列对应文件“" + file + "”" + what + "；它应写成 {\"表头或列号\": \"字段名\"}。");
}

} // namespace

Result<SavedMapping> SavedMapping::from_json(const std::string& json, const std::string& file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return wrong(file, "第 " + std::to_string(error.offset) + " 个字节处不是正确的 JSON");
    if (!document.isObject())
        return wrong(file, "不是一个 JSON 对象");
    const QJsonObject outer = document.object();
    const QString columns_name = QStringLiteral("columns");
    SavedMapping mapping;
    QJsonObject columns = outer;
    if (outer.value(columns_name).isObject()) {
        columns = outer.value(columns_name).toObject();
        if (const QJsonValue sheet = outer.value(QStringLiteral("sheet")); sheet.isString())
            mapping.sheet = sheet.toString().toStdString();
        if (const QJsonValue row = outer.value(QStringLiteral("heading_row")); !row.isUndefined()) {
            const auto number = row.toInteger(0);
            if (number < 1 || number > 1'048'576)
                return wrong(file, "里的 heading_row 不是行号");
            mapping.heading_row = number;
        }
    }
    for (auto it = columns.constBegin(); it != columns.constEnd(); ++it) {
        if (!it.value().isString() && !it.value().isNull())
            return wrong(file, "里“" + it.key().toStdString() + "”的值不是文字");
        mapping.columns.emplace_back(it.key().toStdString(), it.value().toString().toStdString());
    }
    return mapping;
}

} // namespace lx
