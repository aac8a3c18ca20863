#include "core/edit/submit.h"

#include <algorithm>
#include <charconv>

#include "core/store/ledger_store.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string times_line = "已生成 "; ///< "已生成 3 次" in 备注

/// Where the line that counts stands in a note: begin, end, and the count; none where it was made
/// once.
struct CountLine
{
    std::size_t begin = std::string::npos;
    std::size_t end = 0;
    std::int64_t times = 1;
};

CountLine count_line(const std::string& note)
{
    for (std::size_t at = 0; at < note.size();) {
        const std::size_t end = std::min(note.find('\n', at), note.size());
        const std::string line = note.substr(at, end - at);
        std::int64_t times = 0;
        if (line.starts_with(times_line)) {
            const char* digits = line.data() + times_line.size();
            const auto [rest, error] = std::from_chars(digits, line.data() + line.size(), times);
            if (error == std::errc() && std::string(rest, line.data() + line.size()) == " 次")
                return {at, end, times};
        }
        at = end + 1;
    }
    return {};
}

/// The note with the count one higher.
std::string counted_again(const std::string& note, std::int64_t& times)
{
    const CountLine line = count_line(note);
    times = line.times + 1;
    const std::string now = times_line + std::to_string(times) + " 次";
    if (line.begin == std::string::npos)
        return note.empty() ? now : note + "\n" + now;
    return note.substr(0, line.begin) + now + note.substr(line.end);
}

/// The row there is of it, entered under its name or its id.
Result<std::optional<Record>> record_of(LedgerStore& store, const LedgerDef& def,
                                        const Submission& submission, const std::string& area)
{
    for (const std::string& item : {submission.item, submission.id}) {
        if (item.empty())
            continue;
        LX_ASSIGN(const auto id,
                  store.find_key(def, item + "|" + submission.period.code() + "|" + area));
        if (id)
            return store.find(def, *id);
    }
    return std::optional<Record>();
}

} // namespace

std::string Submitted::text(const Submission& submission) const
{
    return "已登记上报记录：" + submission.item + " " + submission.period.chinese() +
           (times > 1 ? "，第 " + std::to_string(times) + " 次生成" : std::string()) + "，日期 " +
           day.chinese() + "。";
}

std::string not_submitted(const Error& why)
{
    return "没有登记上报记录：" + why.message;
}

std::string submission_title(const Submission& submission)
{
    return "上报 " + submission.item + " " + submission.period.chinese();
}

Result<Submitted> record_submission(Database& database, const Catalog& catalog, Writer& writer,
                                    const Submission& submission)
{
    const LedgerDef& def = *catalog.ledger("submission");
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    if (!jurisdiction)
        return fail(ErrorKind::Refused, "台账还没有本级属地，请先设置后再登记上报记录。");
    // A day that is still to come is written on the paper, not yet in the ledger.
    const std::optional<Date> reported =
        submission.reported && *submission.reported <= submission.made ? submission.reported
                                                                       : std::nullopt;
    LedgerStore store(database, catalog);
    LX_ASSIGN(auto there, record_of(store, def, submission, jurisdiction->code));
    Submitted done;
    done.day = reported.value_or(submission.made);
    Editor editor(catalog, writer, submission.made);
    Edited edited;
    if (!there) {
        Record record(def);
        record.set(def, "item", submission.item);
        record.set(def, "period", submission.period.code());
        record.set(def, "area", jurisdiction->area);
        record.set(def, "date", done.day.iso());
        record.set(def, "reporter", submission.reporter);
        record.set(def, "file", submission.file.empty() ? "打印" : submission.file);
        LX_ASSIGN(edited, editor.save(def, record));
    } else {
        if (!reported)
            done.day = there->day(def, "date").value_or(done.day);
        std::vector<FieldEdit> fields;
        const auto set = [&](const char* key, const std::string& value) {
            fields.push_back({def.index_of(key), Value(value)});
        };
        set("note", counted_again(text_of(there->at(def, "note")), done.times));
        set("date", done.day.iso());
        set("file", submission.file.empty() ? "打印" : submission.file);
        LX_ASSIGN(edited, editor.change(def, there->id, fields));
    }
    if (edited.refused())
        return fail(ErrorKind::Refused, edited.problems.front().message);
    return done;
}

Result<std::vector<Submitted>> record_submissions(Database& database, const Catalog& catalog,
                                                  const std::vector<Submission>& submissions,
                                                  const Actor& actor)
{
    std::vector<Submitted> all;
    if (submissions.empty())
        return all;
    std::string title = submission_title(submissions.front());
    if (submissions.size() > 1)
        title += "等 " + std::to_string(submissions.size()) + " 项";
    LX_ASSIGN(auto writer, Writer::begin(database, catalog, actor, title));
    for (const Submission& submission : submissions) {
        LX_ASSIGN(Submitted one, record_submission(database, catalog, writer, submission));
        all.push_back(std::move(one));
    }
    LX_ASSIGN(const std::int64_t action, writer.commit());
    for (Submitted& one : all)
        one.action = action;
    return all;
}

Result<Submitted> record_submission(Database& database, const Catalog& catalog,
                                    const Submission& submission, const Actor& actor)
{
    LX_ASSIGN(auto all, record_submissions(database, catalog, {submission}, actor));
    return std::move(all.front());
}

} // namespace lx
