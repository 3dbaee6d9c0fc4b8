"""Answers as JSON values, the schemas of files, and receipts."""

# Written by tests/architecture/faces.py.

from qupcore.domain.input_limits import InputLimits as InputLimits
from qupcore.domain.answers.plan_receipt import PlanReceipt as PlanReceipt
from qupcore.domain.answers.receipt import Receipt as Receipt
from qupcore.domain.answers.receipt import Replay as Replay
from qupcore.composing.record import additions_record as additions_record
from qupcore.allocating.record import allocation_record as allocation_record
from qupcore.availability.record import available_record as available_record
from qupcore.wire.record import benefit_month_record as benefit_month_record
from qupcore.wire.record import benefit_year_record as benefit_year_record
from qupcore.wire.schema import case_schema as case_schema
from qupcore.catalogue.schema import catalogue_schema as catalogue_schema
from qupcore.phasing.record import courses_record as courses_record
from qupcore.composing.record import coverage_record as coverage_record
from qupcore.wire.record import decision_record as decision_record
from qupcore.wire.record import difference_record as difference_record
from qupcore.wire.record import duties_record as duties_record
from qupcore.domain.input_limits import input_limits as input_limits
from qupcore.domain.input_limits import limit_inputs as limit_inputs
from qupcore.domain.input_limits import limited_inputs as limited_inputs
from qupcore.explaining.lines import lines_record as lines_record
from qupcore.wire.plan import plan_check_record as plan_check_record
from qupcore.planning.receipt import plan_receipt as plan_receipt
from qupcore.plugins.record import plugins_record as plugins_record
from qupcore.wire.record import rates_record as rates_record
from qupcore.planning.receipt_reading import read_plan_receipt as read_plan_receipt
from qupcore.deciding.receipt import read_receipt as read_receipt
from qupcore.deciding.receipt import receipt_of as receipt_of
from qupcore.explaining.record_schemas import record_schema as record_schema
from qupcore.deciding.replaying import replay as replay
from qupcore.planning.replaying import replay_plan as replay_plan
from qupcore.wire.record import review_record as review_record
from qupcore.phasing.week_record import suggestions_record as suggestions_record
from qupcore.explaining.texts_version import text_record as text_record
from qupcore.explaining.texts_version import texts_version as texts_version
from qupcore.wire.week import week_record as week_record
from qupcore.planning.receipt import write_plan_receipt as write_plan_receipt
from qupcore.deciding.receipt import write_receipt as write_receipt
