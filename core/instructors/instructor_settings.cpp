#include "core/instructors/instructor_settings.h"

#include <cstdio>
#include <cstdlib>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/object_reader.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

constexpr const char* setting = "instructors";

void within(ObjectReader& in, const char* key, int& out, int least, int most)
{
    in.whole(key, out, true);
    if (out < least || out > most)
        in.complain(key, "应在" + std::to_string(least) + "和" + std::to_string(most) + "之间");
}

void read_appraisal(ObjectReader& in, AppraisalScheme& scheme)
{
    const bool weighted = in.object("weights", [&](ObjectReader& weights) {
        within(weights, "visits", scheme.visits, 0, 1000);
        within(weights, "summaries", scheme.summaries, 0, 1000);
        within(weights, "appraisals", scheme.appraisals, 0, 1000);
        within(weights, "results", scheme.results, 0, 1000);
    });
    if (!weighted)
        in.complain("weights", "缺少各项权重");
    in.object("grades", [&](ObjectReader& grades) {
        for (const std::string& grade : grades.left())
            within(grades, grade.c_str(), scheme.grades[grade], 0, 100);
    });
    within(in, "full_results", scheme.full_results, 1, 1000);
    within(in, "keep_from", scheme.keep_from, 0, 100);
}

/// `kept`: by the file, of a former version too.
Result<InstructorSettings> read(const std::string& file, Result<ObjectReader> reader, bool kept)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    InstructorSettings settings;
    std::string about;
    in.text("about", about);
    const QJsonValue visits = in.value("visits_per_month");
    if (visits.isDouble() && visits.toDouble() > 0 && visits.toDouble() <= 31)
        settings.visits_per_month = visits.toDouble();
    else if (!visits.isNull() && !visits.isUndefined())
        in.complain("visits_per_month", "应是大于0、不超过31的数，或留空（null）");
    int unused = 0;
    if (kept)
        in.whole("term_notice_days", unused); // a list says by now when terms run out
    if (!in.object("appraisal",
                   [&](ObjectReader& part) { read_appraisal(part, settings.appraisal); }))
        in.complain("appraisal", "缺少年度考核的办法");
    LX_TRY(in.end(file));
    return settings;
}

} // namespace

const InstructorSettings& InstructorSettings::program()
{
    static const InstructorSettings settings = [] {
        const std::string file = "instructors/settings.json";
        auto found = read(file, ObjectReader::resource(file), false);
        if (!found) {
            std::fprintf(stderr, "%s\n", found.error().message.c_str());
            std::abort();
        }
        return std::move(*found);
    }();
    return settings;
}

Result<InstructorSettings> InstructorSettings::from_json(const std::string& file,
                                                         std::string_view json)
{
    return read(file, ObjectReader::of(file, json), false);
}

Result<InstructorSettings> InstructorSettings::of(Database& database)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(setting));
    if (!kept || kept->empty())
        return program();
    const std::string name = "指导员设置";
    return read(name, ObjectReader::of(name, *kept), true);
}

std::string InstructorSettings::json() const
{
    QJsonObject grades;
    for (const auto& [grade, worth] : appraisal.grades)
        grades.insert(QString::fromStdString(grade), worth);
    const QJsonObject weights{{QStringLiteral("visits"), appraisal.visits},
                              {QStringLiteral("summaries"), appraisal.summaries},
                              {QStringLiteral("appraisals"), appraisal.appraisals},
                              {QStringLiteral("results"), appraisal.results}};
    const QJsonObject scheme{{QStringLiteral("weights"), weights},
                             {QStringLiteral("grades"), grades},
                             {QStringLiteral("full_results"), appraisal.full_results},
                             {QStringLiteral("keep_from"), appraisal.keep_from}};
    QJsonObject all{{QStringLiteral("appraisal"), scheme}};
    if (visits_per_month)
        all.insert(QStringLiteral("visits_per_month"), *visits_per_month);
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

Result<> InstructorSettings::keep(Database& database, const Actor* actor) const
{
    const std::string text = json();
    LX_TRY(from_json("指导员设置", text));
    return SettingsStore(database).set(setting, text, "修改指导员设置", actor);
}

} // namespace lx
