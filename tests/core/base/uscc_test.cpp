#include "core/base/uscc.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/data_file.h"

using lx::check_uscc;
using lx::normalise_uscc;
using lx::UsccTrouble;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A code as a registry would issue it.
std::string issued()
{
    std::string code = *rc::gen::element<std::string>("91", "93", "51", "52", "53", "31");
    for (int i = 0; i < 6; ++i)
        code.push_back(*rc::gen::inRange('0', static_cast<char>('9' + 1)));
    for (int i = 0; i < 9; ++i)
        code.push_back(alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())]);
    code.push_back(lx::uscc_check_character(code));
    return code;
}

} // namespace

TEST_CASE("the vectors of real and wrong codes are judged as they should be")
{
    const auto rows = lx::test::read_tsv("vectors/uscc_vectors.tsv");
    REQUIRE(rows.size() > 200);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const bool fits = rows[i].at(4) == "True";
        CAPTURE(rows[i].at(0), rows[i].at(1));
        CHECK((check_uscc(normalise_uscc(rows[i].at(0))) == UsccTrouble::None) == fits);
    }
    for (const auto& row : lx::test::read_tsv("vectors/uscc_fujian_pilot_codes.tsv"))
        CHECK(check_uscc(row.at(0)) == UsccTrouble::CheckDigit);
}

TEST_CASE("codes are normalised before they are checked")
{
    CHECK(normalise_uscc("９１１１００００６０００３７３４１ｌ") == "91110000600037341L");
    CHECK(normalise_uscc(" 9111 0000-6000 37341l\n") == "91110000600037341L");
    CHECK(normalise_uscc("91110000600037341L(1-1)") == "91110000600037341L");
    CHECK(normalise_uscc("'91110000600037341L") == "91110000600037341L");
    for (const char* text : {"", "无", "-", "—", "/", "--", "暂无", " 　", "N/A"}) {
        CAPTURE(text);
        CHECK(normalise_uscc(text).empty());
    }
    CHECK(normalise_uscc("640100000012345") ==
          "640100000012345"); // an old registration number stays
    CHECK(check_uscc("640100000012345") == UsccTrouble::Length);
    CHECK(normalise_uscc("正在办理") == "正在办理");
}

TEST_CASE("O and I are suggested as 0 and 1 where that makes the code valid")
{
    CHECK(lx::suggest_uscc("9III0000600037341L") == "91110000600037341L");
    CHECK(lx::suggest_uscc("91110OO0600037341L") == "91110000600037341L");
    CHECK(lx::suggest_uscc("91110OO0600037341N").empty());
    CHECK(lx::suggest_uscc("91110000600037341L").empty());
    CHECK(lx::uscc_trouble_text("91110OO0600037341L").find("91110000600037341L") !=
          std::string::npos);
    CHECK(lx::uscc_trouble_text("91110000600037341L").empty());
}

TEST_CASE("the prefix proposes category and type")
{
    CHECK(lx::uscc_kind("91110000600037341L").category == "非公有制企业");
    CHECK(lx::uscc_kind("93").type == "农民专业合作社");
    CHECK(lx::uscc_kind("51").type == "社会团体");
    CHECK(lx::uscc_kind("52").category == "社会组织");
    CHECK(lx::uscc_kind("53").type == "基金会");
    CHECK(lx::uscc_kind("31").type == "律师事务所");
    CHECK(lx::uscc_kind("92").category.empty());
    CHECK(lx::uscc_kind("").name.empty());
}

TEST_CASE("issued codes pass, any single change fails")
{
    CHECK(rc::check("generated codes", [] {
        const std::string code = issued();
        RC_ASSERT(check_uscc(code) == UsccTrouble::None);
        RC_ASSERT(normalise_uscc(code) == code);
        const auto at = *rc::gen::inRange<std::size_t>(0, code.size());
        std::string changed = code;
        changed[at] = alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
        RC_PRE(changed != code);
        RC_ASSERT(check_uscc(changed) != UsccTrouble::None);
    }));
}
