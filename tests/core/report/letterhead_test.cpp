// What the office's letters have in common: contact, copies, receipt, numbers.

#include "core/report/letterhead.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/report/make_sheets.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Letters
{
    TestLedger ledger;
    SheetRequest request;
    std::vector<std::int64_t> orgs;

    Letters()
    {
        request.as_of = *Date::from_iso("2025-09-30");
        for (const char* code : {"A1", "A2", "A3"})
            orgs.push_back(
                ledger.put("org", {{"code", code}, {"name", std::string(code) + "镇党委"}}));
        matter("DB-1", orgs[0], "2025-09-01");
        matter("DB-2", orgs[1], "2025-09-01");
        matter("DB-3", orgs[1], "2024-12-01");
    }
    void matter(const char* code, std::int64_t org, const char* issued)
    {
        ledger.put("supervision", {{"code", code},
                                   {"subject", "甲公司"},
                                   {"source", "手工"},
                                   {"org", org},
                                   {"issued", issued},
                                   {"due", "2025-09-30"}});
    }
    std::vector<std::string> texts()
    {
        NoProgress quiet;
        const auto made =
            make_sheets(ledger.database(), Definitions::program(),
                        *SheetDef::find(Definitions::program()->facts(), "督办单"), request, quiet);
        REQUIRE(made);
        std::vector<std::string> all;
        for (const SheetDoc& letter : *made)
            all.push_back(plain_text(letter));
        return all;
    }
    void keep(const Letterhead& head)
    {
        REQUIRE(keep_letterhead(ledger.database(), head, ledger.actor()));
    }
};

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE(
    "contact, copies and receipt stand on every letter once they are set; undo takes them away")
{
    Letters f;
    const std::string before = f.texts().front();
    Letterhead head;
    head.contact = "王丽";
    head.phone = "0951-8011234";
    head.copies = "各乡镇党委";
    head.receipt = true;
    f.keep(head);
    CHECK(letterhead(f.ledger.database()).value() == head);
    const std::string text = f.texts().front();
    for (const char* part : {"（联系人：王丽　联系电话：0951-8011234）", "抄送：各乡镇党委。",
                             "《督办单》", "收到单位（盖章）"})
        CHECK(has(text, part));
    REQUIRE(undo_action(f.ledger.database(), Catalog::builtin(), f.ledger.actor(),
                        undo_candidate(f.ledger.database()).value()));
    CHECK(f.texts().front() == before);
}

TEST_CASE("letters are numbered within their year, and keep their number")
{
    Letters f;
    Letterhead head;
    head.words["supervision-notice"] = "永组督";
    f.keep(head);
    for (const std::string& text : f.texts()) // not given yet: room to write it
        CHECK(has(text, "〕　　号"));
    LetterNumbers numbers;
    f.request.numbers = &numbers;
    const auto given = f.texts();
    REQUIRE(given.size() == 3);
    CHECK(has(given[0], "永组督〔2025〕1号"));
    CHECK(has(given[1], "永组督〔2025〕2号"));
    CHECK(has(given[2], "永组督〔2024〕1号"));
    CHECK(numbers.given() == 3);
    REQUIRE(numbers.keep(f.ledger.database(), "编发文字号", f.ledger.actor()));
    CHECK(numbers.given() == 0);

    f.request.numbers = nullptr;
    CHECK(f.texts() == given); // printed again
    f.matter("DB-4", f.orgs[2], "2025-09-10");
    f.request.numbers = &numbers;
    const auto more = f.texts();
    REQUIRE(more.size() == 4);
    CHECK(numbers.given() == 1);
    CHECK(has(more[3], "永组督〔2025〕3号"));
    CHECK(std::vector(more.begin(), more.begin() + 3) == given);
    REQUIRE(numbers.keep(f.ledger.database(), "编发文字号", f.ledger.actor()));
    // A matter of the same day that is added later goes into a letter of its own.
    f.matter("DB-0", f.orgs[0], "2025-09-01");
    const auto later = f.texts();
    REQUIRE(later.size() == 5);
    CHECK(numbers.given() == 1);
    for (const std::string& text : given)
        CHECK(std::find(later.begin(), later.end(), text) != later.end());
}

TEST_CASE("numbers that were given meanwhile are not given twice")
{
    Letters f;
    Letterhead head;
    head.words["supervision-notice"] = "永组督";
    f.keep(head);
    LetterNumbers one;
    LetterNumbers other;
    f.request.numbers = &one;
    REQUIRE(f.texts().size() == 3);
    f.request.numbers = &other;
    REQUIRE(f.texts().size() == 3);
    REQUIRE(one.keep(f.ledger.database(), "编发文字号", f.ledger.actor()));
    const auto late = other.keep(f.ledger.database(), "编发文字号", f.ledger.actor());
    REQUIRE_FALSE(late);
    CHECK(late.error().kind == ErrorKind::Refused);
}

TEST_CASE("a number is the office's word, the year in angled brackets and a number without zeros")
{
    CHECK(document_number("永组督", 2025, 7) == "永组督〔2025〕7号");
    CHECK(document_number("永组督", 2025, std::nullopt) == "永组督〔2025〕　　号");
}
