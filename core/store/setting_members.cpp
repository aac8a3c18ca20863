#include "core/store/setting_members.h"

#include <algorithm>
#include <vector>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lx {

namespace {

struct Member
{
    QString key;
    QJsonValue value;
};

/// The parts of a setting, in their order.
struct Members
{
    std::vector<Member> members;

    [[nodiscard]] const QJsonValue* find(const QString& key) const
    {
        const auto at = place(key);
        return at == members.end() ? nullptr : &at->value;
    }
    [[nodiscard]] std::vector<Member>::const_iterator place(const QString& key) const
    {
        return std::find_if(members.begin(), members.end(),
                            [&](const Member& member) { return member.key == key; });
    }
    /// Where it is not there yet it comes to the place it had in `order`.
    void put(const QString& key, const QJsonValue* value, const Members& order)
    {
        const auto there = place(key);
        if (there != members.end() && value == nullptr) {
            members.erase(there);
        } else if (there != members.end()) {
            members[static_cast<std::size_t>(there - members.begin())].value = *value;
        } else if (value != nullptr) {
            const auto at = std::min(order.place(key) - order.members.begin(),
                                     static_cast<std::ptrdiff_t>(members.size()));
            members.insert(members.begin() + at, {key, *value});
        }
    }
};

QString key_of(const QJsonValue& element)
{
    const QJsonValue name = element.toObject().value(QLatin1String("name"));
    if (name.isString())
        return name.toString();
    return QString::fromUtf8(QJsonDocument(QJsonArray{element}).toJson(QJsonDocument::Compact));
}

/// Whether the texts are lists or objects; not known while none says it.
using IsList = std::optional<bool>;

/// Nothing where the text is no object and no list, another kind than those before, or a key stands
/// in it twice.
std::optional<Members> read(const Value& setting, IsList& list)
{
    Members read;
    if (is_empty(setting))
        return read;
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(text_of(setting)));
    if (!json.isObject() && !json.isArray())
        return std::nullopt;
    if (list.value_or(json.isArray()) != json.isArray())
        return std::nullopt;
    list = json.isArray();
    const QJsonObject object = json.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        read.members.push_back({it.key(), it.value()});
    for (const auto& element : json.array()) {
        const QString key = key_of(element);
        if (read.find(key) != nullptr)
            return std::nullopt;
        read.members.push_back({key, element});
    }
    return read;
}

Value written(const Members& members, bool list)
{
    QJsonDocument json;
    if (list) {
        QJsonArray array;
        for (const Member& member : members.members)
            array.append(member.value);
        json = QJsonDocument(array);
    } else {
        QJsonObject object;
        for (const Member& member : members.members)
            object.insert(member.key, member.value);
        json = QJsonDocument(object);
    }
    return json.toJson(QJsonDocument::Compact).toStdString();
}

bool same(const QJsonValue* a, const QJsonValue* b)
{
    return (a == nullptr) == (b == nullptr) && (a == nullptr || *a == *b);
}

} // namespace

std::optional<Value> members_taken_back(const Value& before, const Value& after, const Value& now)
{
    IsList list;
    const auto old = read(before, list);
    const auto brought = read(after, list);
    auto left = read(now, list);
    if (!old || !brought || !left || !list)
        return std::nullopt;
    for (const Members* some : {&*old, &*brought})
        for (const Member& member : some->members) {
            const QJsonValue* was = old->find(member.key);
            const QJsonValue* became = brought->find(member.key);
            const QJsonValue* is = left->find(member.key);
            if (same(was, became) || same(is, was))
                continue;
            if (!same(is, became))
                return std::nullopt;
            left->put(member.key, was, *old);
        }
    if (left->members.empty() && is_empty(before))
        return Value{};
    return written(*left, *list);
}

} // namespace lx
