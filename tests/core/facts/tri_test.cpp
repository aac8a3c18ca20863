#include <catch2/catch.hpp>

#include "core/facts/tri.h"

namespace lx {
namespace {

const std::vector<Tri> all{Tri::False, Tri::Unknown, Tri::True};

TEST_CASE("And, or and not of three values are Kleene's", "[facts][tri]")
{
    const Tri f = Tri::False, u = Tri::Unknown, t = Tri::True;
    // and: rows and columns false, unknown, true
    const Tri expected_and[3][3] = {{f, f, f}, {f, u, u}, {f, u, t}};
    const Tri expected_or[3][3] = {{f, u, t}, {u, u, t}, {t, t, t}};
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 3; ++b) {
            CHECK((all[a] & all[b]) == expected_and[a][b]);
            CHECK((all[a] | all[b]) == expected_or[a][b]);
        }
    CHECK((!f) == t);
    CHECK((!u) == u);
    CHECK((!t) == f);
}

TEST_CASE("The laws of three values hold", "[facts][tri]")
{
    for (const Tri a : all) {
        CHECK((!!a) == a);
        for (const Tri b : all) {
            CHECK((a & b) == (b & a));
            CHECK((a | b) == (b | a));
            CHECK((!(a & b)) == ((!a) | (!b))); // De Morgan
            CHECK((a & (a | b)) == a);          // absorption
            for (const Tri c : all) {
                CHECK(((a & b) & c) == (a & (b & c)));
                CHECK((a & (b | c)) == ((a & b) | (a & c)));
            }
        }
    }
}

} // namespace
} // namespace lx
