// The policies of a file as the window knows them.
#include "core/county/policies.h"
#include "tests/support/held_workers.h"
#include "tests/support/pack_builder.h"
#include "tests/ui/window_fixture.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct Packs : WindowFixture
{
    bool offered(const char* id) const
    {
        return std::ranges::any_of(context.policy_choices(), [&](const PolicyChoice& one) {
            return one.id == QLatin1String(id);
        });
    }
};

} // namespace

TEST_CASE("packs that come or go by an undo are read beside the window")
{
    Packs f;
    {
        const test::HeldWorkers busy(f.context.jobs(), JobKind::Quick);
        REQUIRE(f.context.set_in_file([](Database& database, const Actor& actor) -> Result<> {
            return save_own_pack(database, "test.json",
                                 test::pack_json(R"("subject": "unit", "met": {"fact": "name",
                                                    "op": "!=", "value": "甲"})"),
                                 &actor)
                .map([](const auto&) {});
        }));
        CHECK_FALSE(f.offered("test-1")); // nobody waited for it
    }
    REQUIRE(f.settled());
    CHECK(f.offered("test-1"));
    f.context.set_policies({QStringLiteral("test-1")});
    REQUIRE(f.settled());
    f.key(Qt::Key_Z, Qt::ControlModifier); // the choice
    REQUIRE(f.settled());
    f.key(Qt::Key_Z, Qt::ControlModifier); // the pack
    REQUIRE(f.settled());
    CHECK_FALSE(f.offered("test-1"));
    CHECK_FALSE(f.context.policies().contains(QStringLiteral("test-1")));
}
