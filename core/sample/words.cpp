#include "core/sample/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lx::sample {

namespace {

std::vector<std::string> characters(const QJsonValue& text)
{
    std::vector<std::string> found;
    for (const QChar c : text.toString())
        found.push_back(QString(c).toStdString());
    return found;
}

std::vector<std::string> strings(const QJsonValue& list)
{
    std::vector<std::string> found;
    for (const auto& item : list.toArray())
        found.push_back(item.toString().toStdString());
    return found;
}

std::string member(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toString().toStdString();
}

int number(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toInt(1);
}

} // namespace

Result<Words> Words::load()
{
    QFile file(QStringLiteral(":/sample/words.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "程序里缺少示例数据的词表，请重新安装程序。");
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const auto at = [&](const char* key) { return json[QLatin1String(key)]; };
    Words words;
    words.surnames = characters(at("surnames"));
    words.double_surnames = strings(at("double_surnames"));
    words.given = characters(at("given"));
    words.brand_first = characters(at("brand_first"));
    words.brand_second = characters(at("brand_second"));
    words.brand_third = characters(at("brand_third"));
    words.streets = strings(at("streets"));
    words.topics = strings(at("topics"));
    words.village_names = strings(at("village_names"));
    words.building_names = strings(at("building_names"));
    for (const auto& item : at("industries").toArray()) {
        const QJsonObject o = item.toObject();
        words.industries.push_back({member(o, "class"), strings(o[QLatin1String("words")]),
                                    number(o, "weight"), number(o, "large")});
    }
    for (const auto& item : at("enterprise_types").toArray()) {
        const QJsonObject o = item.toObject();
        words.enterprise_types.push_back(
            {member(o, "type"), member(o, "suffix"), number(o, "weight")});
    }
    for (const auto& item : at("social_types").toArray()) {
        const QJsonObject o = item.toObject();
        words.social_types.push_back({member(o, "type"), member(o, "pattern"), number(o, "weight"),
                                      o[QLatin1String("fees")].toBool()});
    }
    if (words.surnames.empty() || words.industries.empty() || words.social_types.empty())
        return fail(ErrorKind::Io, "程序里示例数据的词表不完整，请重新安装程序。");
    return words;
}

std::string Words::person(Dice& dice) const
{
    std::string name = dice.below(150) == 0 ? dice.pick(double_surnames) : dice.pick(surnames);
    name += dice.pick(given);
    if (dice.chance(72))
        name += dice.pick(given);
    return name;
}

std::string Words::brand(std::int64_t number) const
{
    const auto first = static_cast<std::int64_t>(brand_first.size());
    const auto second = static_cast<std::int64_t>(brand_second.size());
    // A step that has no factor in common with the number of pairs scatters neighbours.
    const std::int64_t pair = (number % (first * second)) * 1009 % (first * second);
    std::string name = brand_first[static_cast<std::size_t>(pair / second)] +
                       brand_second[static_cast<std::size_t>(pair % second)];
    std::int64_t rest = number / (first * second);
    while (rest > 0) {
        const auto third = static_cast<std::int64_t>(brand_third.size());
        name += brand_third[static_cast<std::size_t>((rest - 1) % third)];
        rest = (rest - 1) / third;
    }
    return name;
}

} // namespace lx::sample
