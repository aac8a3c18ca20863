// The ledger that is open is no input: opening it beside SQLite would take its locks away.

#include <fstream>

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "core/base/held_files.h"
#include "core/exchange/saved_mapping.h"
#include "core/spreadsheet/xls_workbook.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A file as the store holds it while it is open.
class Hold
{
public:
    explicit Hold(const std::string& path)
    {
        struct stat info
        {};
        REQUIRE(::stat(path.c_str(), &info) == 0);
        m_file = {info.st_dev, info.st_ino};
        hold_file(m_file);
    }
    ~Hold() { release_file(m_file); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

private:
    FileIdentity m_file;
};

} // namespace

TEST_CASE("no reader opens the ledger that is open, under whatever name")
{
    ExchangeRig rig;
    const Hold hold(rig.path());
    const std::string link = rig.folder() / "名单.csv";
    std::filesystem::create_symlink(rig.path(), link);
    for (const std::string& path : {rig.path(), link}) {
        INFO(path);
        const auto workbook = open_workbook(path);
        REQUIRE_FALSE(workbook.has_value());
        CHECK(workbook.error().kind == ErrorKind::BadInput);
        CHECK(workbook.error().message.find("正在打开的台账文件") != std::string::npos);
        CHECK_FALSE(open_xls(path).has_value());
        const auto mapping = ImportAnswers::load(path);
        REQUIRE_FALSE(mapping.has_value());
        CHECK(mapping.error().message.find("正在打开的台账文件") != std::string::npos);
        ImportOptions options;
        options.ledger = "unit";
        options.inputs = {path};
        const auto report = rig.try_import(options);
        REQUIRE_FALSE(report.has_value());
        CHECK(report.error().message.find("正在打开的台账文件") != std::string::npos);
    }
}
