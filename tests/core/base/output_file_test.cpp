#include "core/base/output_file.h"

#include <catch2/catch.hpp>

#include "core/base/database_file.h"
#include "core/base/input_file.h"
#include "tests/support/temp_folder.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("nothing takes the place of a ledger, whatever it is called")
{
    const TempFolder folder;
    const std::string ledger = folder / "640121100.pdf";
    const std::string content = std::string(database_head) + std::string(100, '\0');
    REQUIRE(write_file(ledger, content)); // there is no ledger yet
    REQUIRE(is_database_file(ledger));
    const auto refused = write_file(ledger, "%PDF-1.4");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::Refused);
    CHECK(refused.error().message.find("640121100.pdf") != std::string::npos);
    CHECK(*read_file(ledger, 1000) == content);
}

TEST_CASE("an earlier file is replaced, and what is missing, short or a folder is no ledger")
{
    const TempFolder folder;
    REQUIRE(write_file(folder / "a.txt", "SQLite"));
    CHECK_FALSE(is_database_file(folder / "a.txt"));
    CHECK_FALSE(is_database_file(folder / "none"));
    CHECK_FALSE(is_database_file(folder.path()));
    REQUIRE(write_file(folder / "a.txt", "二"));
    CHECK(*read_file(folder / "a.txt", 100) == "二");
}
