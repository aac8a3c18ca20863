#include "ui/presentation/table_text.h"

#include <catch2/catch.hpp>

using namespace lx::ui;

TEST_CASE("a text that would be a formula is guarded, a number is one, a cell stays one cell")
{
    const TableText text =
        table_text({{{QStringLiteral("=1+1"), false}, {QStringLiteral("-5"), true}},
                    {{QStringLiteral("a\tb\nc"), false}, {QStringLiteral("<b>"), false}}});
    CHECK(text.plain == QStringLiteral("'=1+1\t-5\n\"a b\nc\"\t<b>\n"));
    CHECK(text.html.contains(QStringLiteral("<td>-5</td>")));
    CHECK(text.html.contains(QStringLiteral("&lt;b&gt;")));
    CHECK(text.html.count(QStringLiteral("mso-number-format")) == 3);
}
