"""The settings of the decoding library follow the processor."""

from pathlib import Path

from interp.drafting.machine.decoder_import import AVX512, flags, give_back, library


def test_what_the_processor_can_do_is_read(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text("processor\t: 0\nflags\t\t: fpu avx2 avx512f\n\nprocessor\t: 1\n")
    assert flags(tmp_path / "cpuinfo") == {"fpu", "avx2", "avx512f"}
    assert flags(tmp_path / "none") == frozenset()
    assert not flags(tmp_path / "cpuinfo") >= AVX512


def test_the_library_is_there_and_memory_can_be_given_back() -> None:
    assert library().get_supported_compute_types("cpu")
    give_back()
