#include "core/base/object_reader.h"

#include <utility>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace lx {

Result<ObjectReader> ObjectReader::of(const std::string& file, std::string_view json)
{
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &trouble);
    if (trouble.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput,
                    "定义文件 " + file + " 第 " + std::to_string(trouble.offset) +
                        " 字节处不是有效的 JSON，请更正后再用。",
                    trouble.errorString().toStdString());
    if (!document.isObject())
        return fail(ErrorKind::BadInput, "定义文件 " + file + " 的最外层应为对象，请更正后再用。");
    return ObjectReader("", document.object());
}

Result<ObjectReader> ObjectReader::resource(const std::string& file)
{
    QFile in(QStringLiteral(":/") + QString::fromStdString(file));
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "程序里缺少定义文件 " + file + "，请重新安装程序。");
    return of(file, in.readAll().toStdString());
}

ObjectReader::ObjectReader(std::string place, QJsonObject object)
    : m_place(std::move(place)), m_object(std::move(object))
{}

void ObjectReader::text(const char* key, std::string& out, bool required)
{
    const QJsonValue value = take(key, required);
    if (value.isUndefined())
        return;
    if (!value.isString())
        return complain(key, "应为文字");
    out = value.toString().toStdString();
    if (required && out.empty())
        complain(key, "不能为空");
}

void ObjectReader::flag(const char* key, bool& out)
{
    const QJsonValue value = take(key, false);
    if (value.isUndefined())
        return;
    if (!value.isBool())
        return complain(key, "应为 true 或 false");
    out = value.toBool();
}

void ObjectReader::whole(const char* key, int& out, bool required)
{
    const QJsonValue value = take(key, required);
    if (value.isUndefined())
        return;
    if (!value.isDouble() || value.toDouble() != value.toInt())
        return complain(key, "应为整数");
    out = value.toInt();
}

void ObjectReader::number(const char* key, std::optional<double>& out)
{
    const QJsonValue value = take(key, false);
    if (value.isUndefined())
        return;
    if (!value.isDouble())
        return complain(key, "应为数");
    out = value.toDouble();
}

void ObjectReader::texts(const char* key, std::vector<std::string>& out, bool required)
{
    const QJsonValue value = take(key, required);
    if (value.isUndefined())
        return;
    if (!value.isArray())
        return complain(key, "应为文字的列表");
    for (const QJsonValue each : value.toArray()) {
        if (!each.isString() || each.toString().isEmpty())
            return complain(key, "应为文字的列表");
        out.push_back(each.toString().toStdString());
    }
}

void ObjectReader::wholes(const char* key, std::vector<int>& out)
{
    const QJsonValue value = take(key, false);
    if (value.isUndefined())
        return;
    if (!value.isArray())
        return complain(key, "应为整数的列表");
    for (const QJsonValue each : value.toArray()) {
        if (!each.isDouble() || each.toDouble() != each.toInt())
            return complain(key, "应为整数的列表");
        out.push_back(each.toInt());
    }
}

void ObjectReader::objects(const char* key, bool required,
                           const std::function<void(ObjectReader&)>& read)
{
    const QJsonValue value = take(key, required);
    if (value.isUndefined())
        return;
    if (!value.isArray())
        return complain(key, "应为对象的列表");
    int number = 0;
    for (const QJsonValue each : value.toArray())
        within(path(key) + "[" + std::to_string(number++) + "]", each, read);
}

void ObjectReader::rows(const char* key, const std::function<void()>& row,
                        const std::function<void(ObjectReader&)>& read)
{
    const QJsonValue value = take(key, false);
    if (value.isUndefined())
        return;
    if (!value.isArray())
        return complain(key, "应为行的列表");
    int number = 0;
    for (const QJsonValue line : value.toArray()) {
        const std::string at = path(key) + "[" + std::to_string(number++) + "]";
        if (!line.isArray())
            return complain_at(at, "应为对象的列表");
        row();
        int place = 0;
        for (const QJsonValue each : line.toArray())
            within(at + "[" + std::to_string(place++) + "]", each, read);
    }
}

bool ObjectReader::object(const char* key, const std::function<void(ObjectReader&)>& read)
{
    const QJsonValue value = take(key, false);
    if (value.isUndefined())
        return false;
    within(path(key), value, read);
    return true;
}

QJsonValue ObjectReader::value(const char* key)
{
    return take(key, false);
}

bool ObjectReader::has(const char* key) const
{
    return m_object.contains(QLatin1String(key));
}

std::vector<std::string> ObjectReader::left() const
{
    std::vector<std::string> names;
    for (const QString& name : m_object.keys())
        names.push_back(name.toStdString());
    return names;
}

void ObjectReader::complain(const char* key, std::string_view what)
{
    complain_at(path(key), what);
}

void ObjectReader::complain_at(const std::string& place, std::string_view what)
{
    if (m_error.empty())
        m_error = place + " " + std::string(what);
}

void ObjectReader::complain(const Error& error)
{
    if (m_error.empty())
        m_error = error.message;
}

std::string ObjectReader::path(const char* key) const
{
    return m_place.empty() ? key : m_place + "." + key;
}

void ObjectReader::finish()
{
    if (m_error.empty() && !m_object.isEmpty())
        m_error = path(m_object.keys().first().toStdString().c_str()) + " 不是已知的项";
}

Result<> ObjectReader::end(const std::string& file)
{
    finish();
    if (!m_error.empty())
        return fail(definition_error(file, m_error));
    return {};
}

void ObjectReader::within(const std::string& place, const QJsonValue& value,
                          const std::function<void(ObjectReader&)>& read)
{
    if (!value.isObject())
        return complain_at(place, "应为对象");
    ObjectReader inner(place, value.toObject());
    read(inner);
    inner.finish();
    if (m_error.empty())
        m_error = inner.m_error;
}

QJsonValue ObjectReader::take(const char* key, bool required)
{
    const QString name = QString::fromUtf8(key);
    if (!m_object.contains(name)) {
        if (required)
            complain(key, "缺少");
        return QJsonValue(QJsonValue::Undefined);
    }
    return m_object.take(name);
}

Result<std::vector<std::string>> builtin_ids(const std::string& kind)
{
    const std::string file = kind + "/index.json";
    LX_ASSIGN(ObjectReader index, ObjectReader::resource(file));
    std::vector<std::string> ids;
    index.texts(kind.c_str(), ids, true);
    LX_TRY(index.end(file));
    return ids;
}

Error definition_error(const std::string& file, const std::string& what)
{
    // A reader of its own (a condition's) ends its sentence itself.
    return {ErrorKind::BadInput,
            "定义文件 " + file + "：" + what + (what.ends_with("。") ? "" : "，请更正后再用。"),
            {}};
}

} // namespace lx
