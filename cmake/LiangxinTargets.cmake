# Warnings every target of the project is built with, and the two shapes of target it has:
# a library per folder (so that a folder can only link what lies below it) and a test program
# per folder of tests.

add_library(liangxin_options INTERFACE)
target_compile_features(liangxin_options INTERFACE cxx_std_20)
target_compile_options(liangxin_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused -Wformat=2
    -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Optimising, g++ 12 sees overlapping copies in std::string's operator+ (its bug 105651) and uninitialised
    # halves of tl::expected where there are none; the sanitizers watch for the real ones.
    target_compile_options(liangxin_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
target_compile_definitions(liangxin_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)
target_include_directories(liangxin_options INTERFACE ${CMAKE_SOURCE_DIR})
if(LIANGXIN_SANITIZE)
    target_compile_options(liangxin_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(liangxin_options INTERFACE -fsanitize=address,undefined)
endif()

if(LIANGXIN_FUZZ)
    # Everything is built so that libFuzzer sees which branches an input takes.
    # clang warns of other things than g++, which the project is kept free of warnings with.
    target_compile_options(liangxin_options INTERFACE -Wno-error -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
    target_link_options(liangxin_options INTERFACE -fsanitize=address,undefined)
endif()

# liangxin_library(NAME folder-relative-to-source DEPENDS targets…)
function(liangxin_library NAME)
    cmake_parse_arguments(ARG "MOC" "" "DEPENDS" ${ARGN})
    file(GLOB_RECURSE SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    add_library(${NAME} STATIC ${SOURCES})
    set_target_properties(${NAME} PROPERTIES LINKER_LANGUAGE CXX)
    if(ARG_MOC)
        set_target_properties(${NAME} PROPERTIES AUTOMOC ON)
    endif()
    target_link_libraries(${NAME} PUBLIC liangxin_options ${ARG_DEPENDS})
endfunction()

# liangxin_test(NAME folder DEPENDS targets… [MAIN other_main] [APART tag])
# Cases with the tag APART run beside the others, as a test of its own: NAME_tag.
function(liangxin_test NAME FOLDER)
    cmake_parse_arguments(ARG "MOC" "MAIN;APART" "DEPENDS" ${ARGN})
    file(GLOB_RECURSE SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${FOLDER}/*.cpp)
    if(NOT SOURCES)
        return()
    endif()
    if(NOT ARG_MAIN)
        set(ARG_MAIN liangxin_test_main)
    endif()
    add_executable(${NAME} ${SOURCES} $<TARGET_OBJECTS:${ARG_MAIN}>)
    if(ARG_MOC)
        set_target_properties(${NAME} PROPERTIES AUTOMOC ON)
    endif()
    target_compile_definitions(${NAME} PRIVATE
        LIANGXIN_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" LIANGXIN_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        LIANGXIN_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    target_link_libraries(${NAME} PRIVATE ${ARG_DEPENDS} liangxin_options)
    set(TESTS ${NAME})
    if(ARG_APART)
        add_test(NAME ${NAME} COMMAND ${NAME} ~[${ARG_APART}]~[.])
        add_test(NAME ${NAME}_${ARG_APART} COMMAND ${NAME} [${ARG_APART}]~[.])
        list(APPEND TESTS ${NAME}_${ARG_APART})
    else()
        add_test(NAME ${NAME} COMMAND ${NAME})
    endif()
    # What needs no window: built by the target core_tests, run with ctest -L core.
    if(FOLDER MATCHES "^(core/|packs|migrations)")
        set_tests_properties(${TESTS} PROPERTIES LABELS core)
        if(NOT TARGET core_tests)
            add_custom_target(core_tests)
        endif()
        add_dependencies(core_tests ${NAME})
    endif()
    set_tests_properties(${TESTS} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8" TIMEOUT 1800)
endfunction()

# liangxin_fuzzer(NAME file DEPENDS targets…): a libFuzzer program, only with LIANGXIN_FUZZ and clang
function(liangxin_fuzzer NAME FILE)
    cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
    if(NOT LIANGXIN_FUZZ)
        return()
    endif()
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "LIANGXIN_FUZZ needs clang: cmake --preset fuzz")
    endif()
    add_executable(${NAME} ${CMAKE_CURRENT_SOURCE_DIR}/${FILE})
    target_link_libraries(${NAME} PRIVATE ${ARG_DEPENDS} liangxin_options)
    target_link_options(${NAME} PRIVATE -fsanitize=fuzzer)
endfunction()
