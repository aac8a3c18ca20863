// Files taken along with a row: kept beside the ledger by their content.

#include "core/store/attachments.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;
namespace fs = std::filesystem;

namespace {

struct Attached
{
    TestLedger ledger;
    NoProgress quiet;
    fs::path folder = fs::path(ledger.path()).parent_path();

    std::string file(const std::string& name, const std::string& bytes)
    {
        const fs::path path = folder / "来源" / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    std::string take(const std::string& from)
    {
        const auto line = take_attachment(ledger.path(), from, quiet);
        INFO(message(line));
        REQUIRE(line.has_value());
        return *line;
    }
    int copied_to(const std::string& to)
    {
        return copy_attachments(ledger.database(), Catalog::builtin(), to, quiet).value().copied;
    }
    /// Sentences of verify about attachments.
    std::vector<std::string> missing()
    {
        const auto items = verify(ledger.database(), Catalog::builtin(), quiet);
        REQUIRE(items.has_value());
        std::vector<std::string> told;
        for (const VerifyItem& item : *items)
            if (item.check == "附件")
                for (const auto& finding : item.findings)
                    told.push_back(finding.sentence);
        return told;
    }
};

} // namespace

TEST_CASE("a file is kept under its content's hash with its name, the same content once")
{
    Attached f;
    const std::string line = f.take(f.file("会议 记录.docx", "甲"));
    CHECK(is_attachment_path(line));
    CHECK(attachment_name(line) == "会议 记录.docx");
    const std::string path = attachment_path(f.ledger.path(), line);
    CHECK(fs::path(path).parent_path().string() == attachment_folder(f.ledger.path()));
    CHECK(fs::file_size(path) == 3);
    CHECK(f.take(f.file("会议 记录.docx", "甲")) == line);
    CHECK(f.take(f.file("会议 记录.docx", "乙")) != line);
    int kept = 0;
    for ([[maybe_unused]] const auto& entry :
         fs::directory_iterator(attachment_folder(f.ledger.path())))
        ++kept;
    CHECK(kept == 2);
}

TEST_CASE("only a name in a folder of attachments is one; nothing leads elsewhere")
{
    for (const char* line : {"县.附件/0123456789abcdef-a.docx", "永宁 县.附件/a"})
        CHECK(is_attachment_path(line));
    for (const char* line :
         {"纸质存档", "a.docx", "/etc/passwd", "../县.附件/a", "县.附件/../a", "/县.附件/a",
          "县.附件/", ".附件/a", "C:县.附件/a", "县.附件\\a", "a/县.附件/b"})
        CHECK_FALSE(is_attachment_path(line));
    CHECK(attachments_in(" 甲 \n\n乙\n") == std::vector<std::string>{"甲", "乙"});
    CHECK(attachments_in("").empty());
}

TEST_CASE("what can't be taken is told and leaves nothing")
{
    Attached f;
    CHECK_FALSE(take_attachment(f.ledger.path(), (f.folder / "没有.docx").string(), f.quiet));
    CHECK_FALSE(take_attachment(f.ledger.path(), f.folder.string(), f.quiet));
    CHECK_FALSE(take_attachment(f.ledger.path(), f.ledger.path(), f.quiet)); // the ledger itself
    CHECK_FALSE(take_attachment(f.ledger.path(), f.file("别的.lxdb", "SQLite format 3"), f.quiet));
    if (fs::exists(attachment_folder(f.ledger.path())))
        CHECK(fs::is_empty(attachment_folder(f.ledger.path())));
    for (const char* odd : {"会议 10:30.docx", "back\\slash.pdf", "尾空格.docx "}) {
        const std::string taken = f.take(f.file(odd, odd));
        CHECK(is_attachment_path(taken)); // what is taken can be opened and is looked for
        CHECK(fs::exists(attachment_path(f.ledger.path(), taken)));
    }
    const std::string name = std::string(230, 'x') + ".docx";
    const std::string line = f.take(f.file(name, "长"));
    CHECK(line.ends_with(".docx"));
    CHECK(fs::exists(attachment_path(f.ledger.path(), line)));
}

TEST_CASE("verify tells attachments that are gone; a copy takes them along")
{
    Attached f;
    const std::string line = f.take(f.file("照片.jpg", "丙"));
    const auto org = f.ledger.put("org", {{"code", "A1"}, {"name", "支部"}});
    f.ledger.put("activity", {{"org", org},
                              {"kind", "主题党日"},
                              {"date", "2025-03-05"},
                              {"attachments", line + "\n纸质材料在档案柜"}});
    CHECK(f.missing().empty());

    const std::string there = (f.folder / "备份" / "副本.lxdb").string();
    fs::create_directories(fs::path(there).parent_path());
    CHECK(f.copied_to(there) == 1);
    CHECK(f.copied_to(there) == 0);
    CHECK(fs::exists(attachment_path(there, line))); // named as before

    fs::remove(attachment_path(f.ledger.path(), line));
    const auto told = f.missing();
    REQUIRE(told.size() == 1);
    CHECK(told.front().find("照片.jpg") != std::string::npos);
}

TEST_CASE("only documents, pictures, sounds and films are opened; a program is not")
{
    for (const char* name : {"记录.docx", "照片.JPG", "a.b.pdf", "会议.wps"})
        CHECK(opens_harmlessly(name));
    for (const char* name : {"照片.jpg.exe", "a.bat", "a.desktop", "a.sh", "a", "a.html", "a.docm"})
        CHECK_FALSE(opens_harmlessly(name));
}
